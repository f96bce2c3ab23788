using System;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>What COPY and ADD take from the build context.</summary>
static class SourceCopy
{
    /// <summary>Files without an ending, besides Makefile and its like.</summary>
    static readonly string[] Files = ["LICENSE", "VERSION", "README", "gradlew", "mvnw"];

    /// <summary>The context as a whole.</summary>
    public static bool IsWhole(FileInstruction copy) => IsFromContext(copy) && copy.Sources.Any(source => IsWhole(source.Text));

    /// <summary>Whole folders and patterns: what changes with every edit is among them.</summary>
    /// <param name="copy">The instruction.</param>
    /// <param name="isManifest">Whether a source only names dependencies.</param>
    public static bool IsBroad(FileInstruction copy, Func<string, bool> isManifest) => IsFromContext(copy)
        && copy.Sources.Any(source => IsWhole(source.Text) || !(source.Text.Contains("://") || isManifest(source.Text) || IsSingleFile(source.Text)));

    /// <summary>Whether a source is a file of a name, or a pattern for such files: <c>package*.json</c> is one for <c>package.json</c>.</summary>
    public static bool IsNamed(string source, string name) => source.EndsWith(name.TrimStart('*'), StringComparison.OrdinalIgnoreCase)
        || Name(source) is var pattern && pattern.IndexOf('*') > 0 && Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace(@"\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a step takes what edits change: sources of the context, by a copy or a mount, or what a stage made of them.</summary>
    public static bool IsIn(BuildStep step) => step.Step.Instruction switch
    {
        CopyInstruction { From: not null } => step.Step.Sources.Any(source => source.Kind == StageSourceKind.Stage),
        FileInstruction copy => IsBroad(copy, IsOfModule) || copy.Sources.Any(source => source.Text.EndsWith(".go", StringComparison.Ordinal)),
        RunInstruction run => run.Mounts.Any(mount => mount is { Type: "bind", From: null } && IsWhole(mount.Source ?? ".")),
        _ => false,
    };

    static bool IsFromContext(FileInstruction copy) => copy is not CopyInstruction { From: not null };

    static bool IsWhole(string source) => source.TrimEnd('/', '\\') is "." or "" or "*";

    static bool IsSingleFile(string source) => Name(source) is var name && name.IndexOf('.') >= 0 && name.IndexOf('*') < 0
        || source.EndsWith("*.mod", StringComparison.Ordinal)
        || name.EndsWith("file", StringComparison.OrdinalIgnoreCase) || Files.Contains(name, StringComparer.OrdinalIgnoreCase);

    // go.mod, go.sum and go.work, also as go.*
    static bool IsOfModule(string source) => Name(source).StartsWith("go.", StringComparison.Ordinal);

    static string Name(string source) => source.Split('/', '\\').Last();
}
