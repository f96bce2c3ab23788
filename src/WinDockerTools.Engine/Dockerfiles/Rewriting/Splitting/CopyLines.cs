using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>COPY instructions for some of the files that another one copies.</summary>
static class CopyLines
{
    /// <summary>As few as there can be: folders of which all is wanted as a whole, else files by name.</summary>
    /// <param name="copy">The instruction.</param>
    /// <param name="all">All that it copies.</param>
    /// <param name="wanted">Whether a file is wanted.</param>
    /// <param name="owner">Whose a path is; null where the instruction says it, or nothing does.</param>
    public static IEnumerable<string> Of(FileInstruction copy, IReadOnlyList<CopiedFile> all, Func<CopiedFile, bool> wanted, Func<string, string?> owner)
    {
        var flags = string.Concat(copy.Syntax.Flags.Where(flag => flag.Name is "chown" or "chmod" or "link").Select(flag => flag.Span.Of(copy.Syntax.Source.Text) + " "));
        var parts = new List<(string Path, string Target, bool IsFolder)>();
        // What one source brings keeps its shape below the target.
        foreach (var source in all.GroupBy(file => (file.Source, Root: file.Target.Substring(0, file.Target.Length - Below(file).Length))))
            Cover(parts, [.. source], source.Key.Source, wanted);
        return from part in parts
               let target = part.IsFolder ? part.Target + "/" : Parent(part.Target)
               group part by (part.IsFolder ? part.Target : "", target, Rename: part.IsFolder || BuildInputs.Name(part.Path) == BuildInputs.Name(part.Target) ? "" : part.Target, Owner: copy.Chown is null ? owner(part.Target) : null) into same
               select Line("COPY " + flags + (same.Key.Owner is { } who ? $"--chown={who} " : ""), [.. same.Select(part => part.Path.TrimEnd('/')), same.Key.Rename.Length > 0 ? same.Key.Rename : same.Key.target]);
    }

    /// <summary>An instruction with words; the JSON form where one has a space.</summary>
    public static string Line(string start, IReadOnlyList<string> words) => words.All(word => word.IndexOf(' ') < 0) ? start + string.Join(" ", words)
        : $"{start}[{string.Join(", ", words.Select(word => $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""))}]";

    static void Cover(List<(string Path, string Target, bool IsFolder)> parts, IReadOnlyList<CopiedFile> files, string folder, Func<CopiedFile, bool> wanted)
    {
        var depth = folder.Length == 0 ? 0 : folder.Length + 1;
        foreach (var entry in files.GroupBy(file => Entry(file, folder, depth)))
        {
            var first = entry.First();
            var isFolder = first.Path.Length > depth + entry.Key.Length && first.Path != folder;
            if (!isFolder)
                parts.AddRange(entry.Where(wanted).Select(file => (file.Path, file.Target, false)));
            else if (entry.All(wanted))
                parts.Add((first.Path.Substring(0, depth + entry.Key.Length), first.Target.Substring(0, first.Target.Length - (first.Path.Length - depth - entry.Key.Length)), true));
            else if (entry.Any(wanted))
                Cover(parts, [.. entry], first.Path.Substring(0, depth + entry.Key.Length), wanted);
        }
    }

    static string Entry(CopiedFile file, string folder, int depth) => file.Path == folder ? "" : file.Path.Substring(depth) is var below && below.IndexOf('/') is > 0 and var end ? below.Substring(0, end) : below;

    static string Below(CopiedFile file) => file.Path == file.Source ? "" : file.Path.Substring(file.Source.Length).TrimStart('/');

    static string Parent(string path) => path.TrimEnd('/') is var plain ? plain.Substring(0, plain.LastIndexOf('/') + 1) : path;
}
