using System;
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

    static readonly string[] Unrelated = ["#", "go: downloading ", "go: finding "];

    /// <summary>
    /// The first errors that name a file and line; else the last that was said on standard error; else the first on
    /// standard output, where tests tell of themselves.
    /// </summary>
    public static string Describe(string error, string output, int? exitCode)
    {
        var (errors, outputs) = (Lines(error), Lines(output));
        var named = errors.Concat(outputs).Where(line => Place.IsMatch(line)).ToList();
        return named.Count > 0 ? Join(named.Take(Most), named.Count - Most)
            : errors.Count > 0 ? Join(errors.Skip(errors.Count - Most), 0)
            : outputs.Count > 0 ? Join(outputs.Take(Most), outputs.Count - Most)
            : string.Format(CultureInfo.InvariantCulture, "the go command ended with exit code {0} and without a word", exitCode);
    }

    static List<string> Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd().TrimEnd('.').TrimEnd())
        .Where(line => line.Length > 0 && !HashLog.IsLine(line) && !Array.Exists(Unrelated, start => line.StartsWith(start, StringComparison.Ordinal)))];

    static string Join(IEnumerable<string> lines, int more) =>
        string.Join("; ", lines.Select(line => line.Trim())) + (more > 0 ? string.Format(CultureInfo.InvariantCulture, "; {0} more", more) : "");
}
