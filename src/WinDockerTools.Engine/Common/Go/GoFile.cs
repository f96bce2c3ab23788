using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common.Go;

/// <summary>What a Go file says of itself: its package, what it imports and embeds, and which builds take it.</summary>
sealed class GoFile
{
    static readonly Regex PackageClause = new(@"^package\s+(\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Constraint = new(@"^//\s*(?:go:build|\+build)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Expression = new(@"^//go:build[ \t]+(.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex OldExpression = new(@"^//[ \t]*\+build[ \t]+(.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Cgo = new(@"^(import\s+|\s+)""C""\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Import = new(@"^[ \t]*import[ \t]*(?:\((?<list>[^)]*)\)|(?:[\w.]+[ \t]+)?[""`](?<path>[^""`\n]+)[""`])", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Listed = new(@"^[ \t]*(?:[\w.]+[ \t]+)?[""`](?<path>[^""`\n]+)[""`]", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Embedded = new(@"^//go:embed[ \t]+(.+?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    readonly string name, text, head;

    /// <param name="name">Without its folder.</param>
    /// <param name="text">What it says.</param>
    public GoFile(string name, string text)
    {
        (this.name, this.text) = (name, text);
        var clause = PackageClause.Match(text);
        head = text.Substring(0, clause.Index);
        IsMain = clause.Groups[1].Value == "main";
        HasMainFunction = text.IndexOf("func main(", StringComparison.Ordinal) >= 0;
        HasConstraint = GoPlatform.IsIn(name) || Constraint.IsMatch(head);
        UsesCgo = Cgo.IsMatch(text);
    }

    /// <summary>It belongs to a program.</summary>
    public bool IsMain { get; }

    public bool HasMainFunction { get; }

    /// <summary>Only some builds take it: a constraint, or a platform in its name.</summary>
    public bool HasConstraint { get; }

    /// <summary>It needs a C compiler.</summary>
    public bool UsesCgo { get; }

    /// <summary>Paths as they are written, C for cgo.</summary>
    public IEnumerable<string> Imports => Import.Matches(text).Cast<Match>().SelectMany(match => match.Groups["path"].Success
        ? [match.Groups["path"].Value]
        : Listed.Matches(match.Groups["list"].Value).Cast<Match>().Select(item => item.Groups["path"].Value));

    /// <summary>Patterns of the files that become part of the program, below the file's folder.</summary>
    public IEnumerable<string> Embeds => Embedded.Matches(text).Cast<Match>()
        .SelectMany(match => match.Groups[1].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        .Select(pattern => pattern.Trim('"', '`') is var plain && plain.StartsWith("all:", StringComparison.Ordinal) ? plain.Substring(4) : plain);

    /// <summary>Whether a build for a platform takes it.</summary>
    public bool IsFor(GoPlatform platform)
    {
        if (!platform.HasFile(name))
            return false;
        var old = OldExpression.Matches(head).Cast<Match>();
        return Expression.Match(head) is { Success: true } expression ? BuildConstraint.Holds(expression.Groups[1].Value, platform.IsMet)
            : old.All(line => BuildConstraint.HoldsOld(line.Groups[1].Value, platform.IsMet));
    }

    /// <summary>Whether a file is a source of its package, and none of its tests.</summary>
    public static bool IsSource(string name) => name.EndsWith(".go", StringComparison.Ordinal)
        && !name.EndsWith("_test.go", StringComparison.Ordinal) && name[0] is not ('_' or '.');
}
