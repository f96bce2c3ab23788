using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>A go.mod or go.work file, as far as a build's layers depend on it (go.dev/ref/mod).</summary>
/// <param name="Module">The module's path; null in go.work.</param>
/// <param name="HasRequirements">It requires other modules.</param>
/// <param name="Uses">The folders of a workspace, as written.</param>
/// <param name="LocalReplacements">Folders that stand for modules, as written.</param>
sealed record GoModFile(string? Module, bool HasRequirements, IReadOnlyList<string> Uses, IReadOnlyList<string> LocalReplacements)
{
    public static GoModFile Parse(string text)
    {
        string? module = null;
        var hasRequirements = false;
        var (uses, local) = (new List<string>(), new List<string>());
        foreach (var (verb, words) in Lines(text))
        {
            switch (verb)
            {
                case "module":
                    module ??= words.Count > 0 ? words[0] : null;
                    break;
                case "require":
                    hasRequirements = true;
                    break;
                case "use" when words.Count > 0:
                    uses.Add(words[0]);
                    break;
                case "replace" when words.SkipWhile(word => word != "=>").Skip(1).FirstOrDefault() is { } target && IsFolder(target):
                    local.Add(target);
                    break;
            }
        }
        return new GoModFile(module, hasRequirements, uses, local);
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

    static bool IsFolder(string target) => target.StartsWith("./", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal)
        || target is "." or ".." || target.StartsWith("/", StringComparison.Ordinal) || (target.Length > 1 && target[1] == ':');

    // A verb stands before each line, or once before some in parentheses.
    static IEnumerable<(string Verb, IReadOnlyList<string> Words)> Lines(string text)
    {
        string? block = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.IndexOf("//", StringComparison.Ordinal) is >= 0 and var comment ? raw.Substring(0, comment) : raw;
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '`')).ToList();
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
