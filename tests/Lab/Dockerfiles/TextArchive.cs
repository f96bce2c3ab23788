using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>Files in one text, each after a line <c>-- name --</c>, with a comment before the first: the txtar format of
/// golang.org/x/tools/txtar.</summary>
public sealed partial record TextArchive(string Comment, IReadOnlyList<(string Name, string Text)> Files)
{
    public static TextArchive Parse(string text)
    {
        var marks = Mark().Matches(text);
        var files = new List<(string, string)>();
        for (var number = 0; number < marks.Count; number++)
        {
            var start = marks[number].Index + marks[number].Length;
            var end = number + 1 < marks.Count ? marks[number + 1].Index : text.Length;
            files.Add((marks[number].Groups["name"].Value, text[start..end]));
        }
        return new TextArchive(marks.Count > 0 ? text[..marks[0].Index] : text, files);
    }

    /// <summary>Scripts can be run, as they are in people's repositories.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, text) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            if (name.EndsWith(".sh", StringComparison.Ordinal) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    [GeneratedRegex("^-- (?<name>.+) --\n", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
