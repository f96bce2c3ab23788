using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>go.mod asks for a newer Go than the base image has (go.dev/doc/toolchain).</summary>
static class GoToolchainDownload
{
    public const string Id = "GoToolchainDownload";

    /// <summary>Go knows of other toolchains than itself.</summary>
    static readonly Version Switches = new(1, 21);

    static readonly Regex Line = new(@"^[ \t]*(?<kind>go[ \t]+|toolchain[ \t]+go)(?<release>[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?)(?![0-9.])", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Context is not { } context)
            yield break;
        var told = new HashSet<int>();
        foreach (var (at, module) in BuildStep.Follow(facts, default(string), (path, step) => Module(step) ?? path))
        {
            if (module is null || told.Contains(facts.Root(at.Stage).Index) || GoImage.Of(facts, at.Stage) is not { Release: { } release } image)
                continue;
            if (GoCommand.In(at.Commands).FirstOrDefault(go => go.UsesModules) is not { } go || !context.Has(module) || context.Text(module) is not { } text)
                continue;
            told.Add(facts.Root(at.Stage).Index);
            if (Hit(facts.Root(at.Stage), go, image, release, module, text) is { } hit)
                yield return hit;
        }
    }

    /// <summary>The go.mod that a step brings along.</summary>
    static string? Module(BuildStep step) => step.Step.Instruction switch
    {
        CopyInstruction { From: not null } => null,
        FileInstruction copy when SourceCopy.IsWhole(copy) => "go.mod",
        FileInstruction copy => copy.Sources.Select(source => source.Text.StartsWith("./", StringComparison.Ordinal) ? source.Text.Substring(2) : source.Text).FirstOrDefault(source => source.Split('/').Last() == "go.mod"),
        RunInstruction when SourceCopy.IsIn(step) => "go.mod",
        _ => null,
    };

    static RuleHit? Hit(BuildStage stage, GoCommand go, GoImage image, Version release, string module, string text)
    {
        // The official images say local, since Go knows of toolchains.
        var toolchain = go.Run.Variable("GOTOOLCHAIN") ?? (image.IsOfficial ? "local" : null);
        // Only one that may fetch heeds the toolchain line.
        var wanted = Line.Matches(text).Cast<Match>()
            .Where(line => toolchain != "local" || line.Groups["kind"].Value.StartsWith("go", StringComparison.Ordinal))
            .Select(line => Version.Parse(line.Groups["release"].Value))
            .Where(wanted => IsNewer(wanted, release))
            .DefaultIfEmpty().Max();
        if (wanted is null)
            return null;
        var effect = release < Switches ? "the build fails where the code needs it, or at go.mod itself"
            : toolchain == "local" ? "the build fails, because GOTOOLCHAIN is local in this image"
            : toolchain is null ? "it is fetched in each build without a cache, or the build fails where GOTOOLCHAIN is local"
            : $"with GOTOOLCHAIN={toolchain} it is fetched in each build without a cache";
        var tag = release.Build < 0 ? $"{wanted.Major}.{wanted.Minor}" : wanted.ToString();
        return RuleHit.At(stage.From,
            $"{module} asks for Go {wanted}, and {image.Image} has {release}: {effect}.",
            $"FROM {image.Image.Text.Split('@')[0].Replace(":" + release, ":" + tag)}{(stage.From.StageName is { } name ? $" AS {name}" : "")}");
    }

    // A tag without a third number has the newest of it.
    static bool IsNewer(Version wanted, Version release) => (wanted.Major, wanted.Minor).CompareTo((release.Major, release.Minor)) is var order && order != 0 ? order > 0
        : wanted.Build > 0 && release.Build >= 0 && wanted.Build > release.Build;
}
