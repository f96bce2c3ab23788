using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>A go.mod or go.work file, as far as builds in containers depend on it (go.dev/ref/mod).</summary>
sealed class ModFile
{
    readonly List<string> required = [], used = [];
    readonly List<(string Module, string Folder)> local = [];

    /// <summary>Null in go.work, and where the line is missing.</summary>
    public string? Module { get; private set; }

    /// <summary>The oldest Go that it is written for, such as <c>1.22</c> or <c>1.22.1</c>.</summary>
    public string? Go { get; private set; }

    /// <summary>The Go that it asks for, without <c>go</c> before the number.</summary>
    public string? Toolchain { get; private set; }

    /// <summary>Paths of the modules that it requires.</summary>
    public IReadOnlyList<string> Required => required;

    /// <summary>Folders of a workspace, as written.</summary>
    public IReadOnlyList<string> Used => used;

    /// <summary>Modules that folders stand for, as written.</summary>
    public IReadOnlyList<(string Module, string Folder)> Local => local;

    public static ModFile Parse(string text)
    {
        var file = new ModFile();
        foreach (var (verb, words) in Lines(text))
            file.Add(verb, words);
        return file;
    }

    /// <summary>A path below a folder, both with forward slashes; null where it leads out of the context.</summary>
    public static string? Below(string folder, string path)
    {
        if (path.StartsWith("/", StringComparison.Ordinal) || path.IndexOf(':') >= 0)
            return null;
        var kept = new List<string>();
        foreach (var part in $"{folder}/{path}".Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                kept.Add(part);
            else if (kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            else
                return null;
        }
        return string.Join("/", kept);
    }

    void Add(string verb, List<string> words)
    {
        switch (verb)
        {
            case "module":
                Module ??= words.FirstOrDefault();
                break;
            case "go":
                Go ??= words.FirstOrDefault();
                break;
            case "toolchain" when words is [var name, ..] && name.StartsWith("go", StringComparison.Ordinal):
                // go1.24.1-custom is 1.24.1 for whoever has no such build of it.
                Toolchain ??= name.Substring(2).Split('-')[0];
                break;
            case "require" when words.Count > 0:
                required.Add(words[0]);
                break;
            case "use" when words.Count > 0:
                used.Add(words[0]);
                break;
            case "replace" when words.SkipWhile(word => word != "=>").Skip(1).FirstOrDefault() is { } target && IsFolder(target):
                local.Add((words[0], target));
                break;
        }
    }

    static bool IsFolder(string target) => target is "." or ".." || target.StartsWith("./", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal)
        || target.StartsWith(".\\", StringComparison.Ordinal) || target.StartsWith("..\\", StringComparison.Ordinal)
        || target.StartsWith("/", StringComparison.Ordinal) || (target.Length > 1 && target[1] == ':');

    // A verb stands before each line, or once before some in parentheses.
    static IEnumerable<(string Verb, List<string> Words)> Lines(string text)
    {
        string? block = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.IndexOf("//", StringComparison.Ordinal) is >= 0 and var comment ? raw.Substring(0, comment) : raw;
            var words = line.Split([' ', '\t', '\r', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '`')).ToList();
            if (words.Count == 0)
                continue;
            if (words[0] == ")")
                block = null;
            else if (words.Count == 2 && words[1] == "(")
                block = words[0];
            else if (block is not null)
                yield return (block, words);
            else
                yield return (words[0], words.Skip(1).ToList());
        }
    }
}
