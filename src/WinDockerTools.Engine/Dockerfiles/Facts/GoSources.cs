using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>What the Go files of a context import.</summary>
sealed class GoSources
{
    /// <summary>A check is to take no longer than the build it speaks of.</summary>
    const int MostFiles = 2000, MostFolders = 2000;

    static readonly Regex Quoted = new("^[ \\t]*(?:import[ \\t]+)?(?:[\\w.]+[ \\t]+)?\"(?<path>[^\"\\s]+)\"", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    readonly HashSet<string> imports = new(StringComparer.Ordinal);
    readonly List<string> texts = [];

    GoSources()
    {
    }

    /// <summary>Whether a file imports it. Lines that look like an import count, too.</summary>
    public bool Import(string path) => imports.Contains(path);

    /// <summary>All that is imported.</summary>
    public IReadOnlyCollection<string> Imports => imports;

    /// <summary>Whether a text of a file matches.</summary>
    public bool Match(Regex pattern) => texts.Any(pattern.IsMatch);

    /// <summary>Whether a file has a text.</summary>
    public bool Mention(string text) => texts.Any(source => source.IndexOf(text, StringComparison.Ordinal) >= 0);

    /// <summary>Null where there are none, or more than are read. Tests and vendored packages are left out.</summary>
    /// <param name="context">The context.</param>
    /// <param name="start">The folder to begin with, with a slash at its end; empty for the context's own.</param>
    public static GoSources? Of(BuildContext context, string start)
    {
        var sources = new GoSources();
        var left = new Queue<string>([start]);
        var files = 0;
        for (var folders = 0; left.Count > 0; folders++)
        {
            if (folders == MostFolders)
                return null;
            var below = left.Dequeue();
            foreach (var entry in Entries(Path.Combine(context.Folder, below)))
            {
                var path = below + entry.Name;
                if (entry is DirectoryInfo)
                {
                    if ((entry.Attributes & FileAttributes.ReparsePoint) == 0 && entry.Name is not ("vendor" or "node_modules" or ".git"))
                        left.Enqueue(path + "/");
                }
                else if (path.EndsWith(".go", StringComparison.Ordinal) && !path.EndsWith("_test.go", StringComparison.Ordinal) && !context.IsIgnored(path))
                {
                    if (++files > MostFiles)
                        return null;
                    var text = context.Text(path) ?? "";
                    sources.texts.Add(text);
                    foreach (Match match in Quoted.Matches(text))
                        sources.imports.Add(match.Groups["path"].Value);
                }
            }
        }
        return files > 0 ? sources : null;
    }

    static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
