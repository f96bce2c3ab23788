using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>A group of the machine's own list (group(5)).</summary>
sealed record LocalGroup(string Name, int Id, IReadOnlyList<string> Members);

/// <summary>An account by its number, and those of its groups.</summary>
sealed record AccountRights(int User, IReadOnlyList<int> Groups)
{
    public bool Holds(int group) => Groups.Contains(group);
}

/// <summary>Accounts and groups of this machine.</summary>
static class Accounts
{
    const string GroupFile = "/etc/group", StatusFile = "/proc/self/status";

    /// <summary>Groups that the machine itself knows; those of a directory service are not among them.</summary>
    public static IReadOnlyList<LocalGroup> Groups() => Read(GroupFile) is { } text ? ParseGroups(text) : [];

    /// <summary>Numbers of the groups that this process has; null where the system does not tell.</summary>
    public static IReadOnlyList<int>? OfThisProcess() => Read(StatusFile) is { } text ? ParseStatus(text) : null;

    /// <summary>Whether this process acts as root; null where the system does not tell.</summary>
    public static bool? IsRoot() => Read(StatusFile) is { } text ? Numbers(text, "Uid:").Skip(1).FirstOrDefault() == 0 && Numbers(text, "Uid:").Any() : null;

    /// <summary>An account with the groups that it gets when it signs in, those of a directory service too; null where there is none of that name. Throws Win32Exception where nothing tells.</summary>
    public static async Task<AccountRights?> FindAsync(string name, CancellationToken stop)
    {
        var user = await LocalProcess.RunAsync(new ProcessCall("id", ["-u", "--", name]), stop).ConfigureAwait(false);
        var groups = await LocalProcess.RunAsync(new ProcessCall("id", ["-G", "--", name]), stop).ConfigureAwait(false);
        return user.ExitCode == 0 && groups.ExitCode == 0 && Number(user.Output.Trim()) is { } id
            ? new AccountRights(id, [.. groups.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Number).OfType<int>()]) : null;
    }

    public static IReadOnlyList<LocalGroup> ParseGroups(string text) =>
        [.. from line in text.Split('\n')
            let parts = line.TrimEnd('\r').Split(':')
            where parts.Length >= 4 && Number(parts[2]) is not null
            select new LocalGroup(parts[0], Number(parts[2])!.Value, parts[3].Split([','], StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The effective group, which is the third of its line, and the others.</summary>
    public static IReadOnlyList<int> ParseStatus(string text) => [.. Numbers(text, "Gid:").Skip(1).Take(1).Concat(Numbers(text, "Groups:")).Distinct()];

    static IEnumerable<int> Numbers(string text, string name) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
            ? found.Substring(name.Length).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Number).OfType<int>()
            : [];

    static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
