using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Commands.Builds;

/// <summary>Reads <c>-Secret @{ Netrc = '~/.netrc'; SshAgent = $true; GoPrivate = 'git.example.com' }</c>.</summary>
static class SecretTable
{
    static readonly string[] Known = ["Netrc", "SshAgent", "GoPrivate"];

    /// <summary>Throws FaultException (SecretInvalid); values are in no message but for paths.</summary>
    public static BuildSecrets Read(Hashtable table, Func<string, string> resolve)
    {
        if (table.Keys.Cast<object>().FirstOrDefault(key => !Known.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase)) is { } stranger)
            throw new FaultException(FaultKind.SecretInvalid, stranger.ToString()!, $"known are {string.Join(", ", Known)}");
        var secrets = new BuildSecrets(
            Value(table, "Netrc") is { } netrc ? resolve(netrc) : null,
            Value(table, "SshAgent") is { } agent ? Agent(agent, resolve) : null,
            Value(table, "GoPrivate"));
        secrets.Check();
        return secrets;
    }

    // $true is the agent of this session.
    static string? Agent(string value, Func<string, string> resolve) => bool.TryParse(value, out var isWanted)
        ? !isWanted ? null : Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") is { Length: > 0 } socket ? socket
            : throw new FaultException(FaultKind.SecretInvalid, "SshAgent", "SSH_AUTH_SOCK names no agent")
        : resolve(value);

    static string? Value(Hashtable table, string name) => table.Keys.Cast<object>()
        .Where(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase))
        .Select(key => Text(table[key])).FirstOrDefault(value => value.Length > 0);

    // Patterns may come as a list.
    static string Text(object? value) => LanguagePrimitives.GetEnumerable(value) is { } list
        ? string.Join(",", list.Cast<object?>().Select(Text))
        : LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
