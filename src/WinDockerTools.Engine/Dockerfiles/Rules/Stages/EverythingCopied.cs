using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>The last stage takes sources, caches or a whole system over from a build stage.</summary>
static class EverythingCopied
{
    public const string Id = "EverythingCopied";

    /// <summary>What toolchains keep for themselves, where their official images have it.</summary>
    static readonly string[] Stores = ["/go", "/root/go", "/usr/local/go", "/root/.cache", "/usr/local/cargo", "/usr/local/rustup", "/root/.cargo", "/root/.m2", "/root/.gradle", "/root/.nuget", "/root/.npm"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final)
            yield break;
        foreach (var copy in StageCopy.Of(facts, final))
        {
            if (copy.Sources.Select(source => Why(facts, copy.From, source)).FirstOrDefault(why => why is not null) is { } found)
                yield return RuleHit.At(copy.Copy, found, $"COPY --from={copy.Copy.From} <what runs> {copy.Copy.Destination}");
        }
    }

    static string? Why(DockerfileFacts facts, BuildStage from, string source)
    {
        var compilation = facts.Compilations(from).FirstOrDefault(one => one.Language != "Node");
        var toolchain = facts.Image(from) is { } image ? Toolchain.Of(image) : null;
        var hasToolchain = compilation is not null || toolchain is { IsInterpreter: false };
        if (source == "/")
            return hasToolchain ? $"All of stage '{from.DisplayName}' is copied, its toolchain, sources and caches included: the second stage saves nothing." : null;
        if (compilation is not null && Stores.Contains(source))
            return $"'{source}' of stage '{from.DisplayName}' is copied, where its toolchain keeps its own: gigabytes that what runs does not read.";
        if (compilation is not null && SourceFolder(facts.Chain(from), source) is { } line)
            return $"'{source}' of stage '{from.DisplayName}' is copied, with the sources that line {facts.File.Source.LineOf(line.Span.Start)} put there, though only what '{compilation.Phrase}' makes of them runs.";
        return DevelopmentModules(facts, facts.Chain(from), source);
    }

    // Where files of the context went by the folder; a folder below the destination may be the output's.
    static FileInstruction? SourceFolder(IReadOnlyList<BuildStage> chain, string source) =>
        (from stage in chain
         from step in stage.Steps
         let copy = step.Instruction as FileInstruction
         where copy is not null and not CopyInstruction { From: not null } && copy.Sources.Any(one => one.Text.TrimEnd('/', '\\') is "." or "" or "*" or "src")
         let target = StagePaths.Resolve(step.Before.WorkingDirectory ?? "/", StagePaths.Expand(step, copy.Destination.Text))
         where target is not null && StagePaths.IsIn(target, source)
         select copy).FirstOrDefault();

    static string? DevelopmentModules(DockerfileFacts facts, IReadOnlyList<BuildStage> chain, string source)
    {
        if (!source.EndsWith("/node_modules", StringComparison.Ordinal))
            return null;
        RunCommand? install = null;
        foreach (var command in chain.SelectMany(facts.CommandsOf))
        {
            if (command.Program is "npm" or "yarn" or "pnpm" && (command.Verb is "prune" || IsForProduction(command)))
                install = null;
            else if (command.Is("npm", "ci", "install", "i") || command.Is("pnpm", "install", "i") || (command.Program == "yarn" && command.Verb is "" or "install"))
                install = command;
        }
        return install is null ? null
            : $"'{source}' is copied as '{string.Join(" ", install.Words.Take(2))}' on line {facts.File.Source.LineOf(install.Span.Start)} left it, with all packages that only development needs.";
    }

    static bool IsForProduction(RunCommand command) => command.Variable("NODE_ENV") == "production"
        || command.Words.Any(word => word.StartsWith("--omit", StringComparison.Ordinal) || word.StartsWith("--prod", StringComparison.Ordinal) || word.StartsWith("--only", StringComparison.Ordinal) || word is "-P" or "dev" or "focus");
}
