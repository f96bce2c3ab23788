using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>
/// Reads what wsl.exe says (github.com/microsoft/WSL src/windows/common/WslClient.cpp). Its words are in the language of
/// the user, and old ones answer what they do not know with a page of help: only columns and numbers count.
/// </summary>
static class WslOutput
{
    // It pads the name with four blanks more than the longest has; within a name or state there is one.
    const string Gap = "  ";

    const char Default = '*';

    // The second is that of Chinese as written in Taiwan.
    static readonly char[] Colons = [':', '：'];

    /// <param name="list">What --list --verbose says.</param>
    /// <param name="version">What --version says.</param>
    /// <returns>Null where neither says anything of WSL.</returns>
    public static WslInstallation? Read(string list, string version)
    {
        var distributions = Lines(list).Select(Distribution).OfType<WslDistribution>().ToList();
        var (package, kernel) = Versions(version);
        return package is null && distributions.Count == 0 ? null : new WslInstallation
        {
            Version = package,
            KernelVersion = kernel,
            DefaultDistribution = distributions.FirstOrDefault(one => one.IsDefault)?.Name,
            Distributions = distributions,
        };
    }

    /// <summary>A mark or blank, name, state and number; null for another line.</summary>
    static WslDistribution? Distribution(string line)
    {
        var text = line.TrimEnd();
        if (text.Length < 2 || text[0] is not (Default or ' ') || text[1] != ' ' || text[text.Length - 1] is not (>= '1' and <= '9') || text[text.Length - 2] != ' ')
            return null;
        var columns = text.Substring(0, text.Length - 1).TrimEnd();
        var gap = columns.LastIndexOf(Gap, StringComparison.Ordinal);
        var name = gap > 1 ? columns.Substring(1, gap - 1).Trim() : "";
        return name.Length == 0 ? null : new WslDistribution
        {
            Name = name,
            State = columns.Substring(gap + Gap.Length),
            Version = text[text.Length - 1] - '0',
            IsDefault = text[0] == Default,
        };
    }

    /// <summary>The first two lines, each a label and a number in every language (localization/strings, MessagePackageVersions).</summary>
    static (Version? Package, string? Kernel) Versions(string text)
    {
        var values = Lines(text).Where(line => line.Trim().Length > 0).Take(2).Select(Value).ToList();
        return values.Count > 0 && Version.TryParse(values[0], out var package)
            ? (package, values.Count > 1 && values[1] is { Length: > 0 } kernel && char.IsDigit(kernel, 0) ? kernel : null)
            : (null, null);
    }

    static string Value(string line) => line.LastIndexOfAny(Colons) is var colon && colon > 0 ? line.Substring(colon + 1).Trim() : "";

    static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r'));
}
