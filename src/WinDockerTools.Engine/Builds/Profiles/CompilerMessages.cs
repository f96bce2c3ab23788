using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>What a failed build says, in the words of the compiler or the go command.</summary>
static class CompilerMessages
{
    const int Most = 3;

    // 'file.go:6:14: undefined: x', with or without the column, and a drive letter before.
    static readonly Regex Place = new(@"^(vet: )?([A-Za-z]:)?[^:\s][^:]*\.\w+:\d+(:\d+)?: ", RegexOptions.CultureInvariant);

    /// <summary>The first errors that name a file and line, else the last that was said, from standard error.</summary>
    public static string Describe(string error, int exitCode)
    {
        var lines = error.Split('\n').Select(line => line.Trim().TrimEnd('.')).Where(line => line.Length > 0 && line[0] != '#' && !HashLog.IsLine(line)).ToList();
        if (lines.Count == 0)
            return string.Format(CultureInfo.InvariantCulture, "the go command ended with exit code {0} and without a word", exitCode);
        var named = lines.Where(line => Place.IsMatch(line)).ToList();
        return named.Count > 0 ? Join(named.Take(Most), named.Count - Most) : Join(lines.Skip(lines.Count - Most), 0);
    }

    static string Join(IEnumerable<string> lines, int more) =>
        string.Join("; ", lines.Select(line => line.Trim())) + (more > 0 ? string.Format(CultureInfo.InvariantCulture, "; {0} more", more) : "");
}
