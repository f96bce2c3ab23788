using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common;

/// <summary>
/// A .dockerignore file: later lines win, <c>!</c> takes back, a folder's rule holds for all below it
/// (moby/patternmatcher). Paths are relative to the file's folder, with forward slashes.
/// </summary>
sealed class IgnoreRules
{
    public static IgnoreRules None { get; } = new([]);

    readonly List<(Regex Pattern, bool IsKept)> rules;

    IgnoreRules(List<(Regex, bool)> rules) => this.rules = rules;

    /// <summary>Something may be kept below a folder that is left out, so that folders cannot be skipped as a whole.</summary>
    public bool KeepsBelowIgnored => rules.Any(rule => rule.IsKept);

    public static IgnoreRules Parse(string text)
    {
        var rules = new List<(Regex, bool)>();
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            // A number sign behind spaces belongs to a pattern.
            var line = raw.Trim();
            if (line.Length == 0 || raw[0] == '#')
                continue;
            var isKept = line[0] == '!';
            var path = Clean(isKept ? line.Substring(1).Trim() : line);
            if (path.Length > 0 && TryTranslate(path) is { } pattern)
                rules.Add((pattern, isKept));
        }
        return new IgnoreRules(rules);
    }

    public bool IsIgnored(string path)
    {
        var ignored = false;
        foreach (var (pattern, isKept) in rules)
        {
            if (ignored == isKept && SelfAndParents(path).Any(pattern.IsMatch))
                ignored = !isKept;
        }
        return ignored;
    }

    static IEnumerable<string> SelfAndParents(string path)
    {
        yield return path;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path.Substring(0, end);
    }

    // Empty where it names nothing below the file's folder.
    static string Clean(string path)
    {
        var parts = new List<string>();
        var slashed = System.IO.Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        foreach (var part in slashed.Split('/'))
        {
            if (part == ".." && parts.Count == 0 && slashed[0] != '/')
                return "";
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part is not ("." or ".."))
                parts.Add(part);
        }
        return string.Join("/", parts);
    }

    static Regex? TryTranslate(string glob)
    {
        var regex = new StringBuilder("^");
        var isInClass = false;
        for (var i = 0; i < glob.Length; i++)
        {
            var rest = glob.Length - i - 1;
            switch (glob[i])
            {
                case '\\' when rest > 0:
                    regex.Append(Regex.Escape(glob[++i].ToString()));
                    break;
                case ']' when isInClass:
                    isInClass = false;
                    regex.Append(']');
                    break;
                case var letter when isInClass:
                    regex.Append(letter == '[' ? @"\[" : letter.ToString());
                    break;
                case '[':
                    isInClass = true;
                    regex.Append('[');
                    break;
                case '*' when rest > 0 && glob[i + 1] == '*':
                    var isFirst = i == 0;
                    i++;
                    if (i + 1 < glob.Length && glob[i + 1] == '/')
                        i++;
                    else if (isFirst && glob.IndexOfAny(['*', '?', '[', ']', '\\'], 2) < 0)
                    {
                        // At the beginning, before plain text: whatever ends so.
                        regex.Append(".*");
                        break;
                    }
                    regex.Append(i + 1 == glob.Length ? ".*" : "(?:.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                default:
                    regex.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }
        try
        {
            return new Regex(regex.Append("\\z").ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (ArgumentException)
        {
            // A pattern that Docker refuses as well: it hides nothing.
            return null;
        }
    }
}
