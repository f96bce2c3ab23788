using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>A Go file: what package it is of, and whether every build takes it (cmd/go, "Build constraints").</summary>
sealed class GoSource
{
    // go/build/syslist.go, past and present.
    static readonly string[] Platforms =
    [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le", "mips64p32", "mips64p32le",
        "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ];

    static readonly Regex PackageClause = new(@"^package\s+(\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Constraint = new(@"^//\s*(go:build|\+build)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    static readonly Regex Cgo = new(@"^(import\s+|\s+)""C""\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public GoSource(SourceItem item, string text)
    {
        Item = item;
        var clause = PackageClause.Match(text);
        IsMain = clause.Groups[1].Value == "main";
        HasMainFunction = text.IndexOf("func main(", StringComparison.Ordinal) >= 0;
        IsConditional = IsForPlatform(Name(item)) || Constraint.Match(text, 0, clause.Index).Success || Cgo.IsMatch(text);
    }

    public SourceItem Item { get; }

    public string Folder => Item.Path.Substring(0, Item.Path.Length - Name(Item).Length);

    public bool IsMain { get; }

    public bool HasMainFunction { get; }

    /// <summary>Only some builds take it: a constraint, a platform in its name, or cgo.</summary>
    public bool IsConditional { get; }

    public static bool IsSource(SourceItem item)
    {
        var name = Name(item);
        return !item.IsFolder && item.LinkTarget is null && item.Length > 0 && name.EndsWith(".go", StringComparison.Ordinal)
            && !name.EndsWith("_test.go", StringComparison.Ordinal) && name[0] is not ('_' or '.');
    }

    static string Name(SourceItem item) => item.Path.Substring(item.Path.LastIndexOf('/') + 1);

    static bool IsForPlatform(string name)
    {
        var words = name.Split('.')[0].Split('_');
        return words.Length > 1 && Platforms.Contains(words[words.Length - 1]);
    }
}
