using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>A program of an earlier Go runs as many threads as the host has processors, whatever its container may use.</summary>
static class GoMaxProcsUnset
{
    public const string Id = "GoMaxProcsUnset";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || facts.IsWindows(final) || final.End.Environment.Contains("GOMAXPROCS") || facts.Context?.Text("go.mod")?.Contains("automaxprocs") is true)
            return [];
        var program = StartCommand.Of(final).Select(command => command.Program).FirstOrDefault();
        var hit = program is null ? null
            : (from go in GoBinaries.Of(facts)
               where GoImage.Of(facts, go.Run.Stage)?.Release is { } release && release < GoRelease.FollowsCpuQuota
                   && go.Run.Variable("GOTOOLCHAIN") is null or "local"
                   && Names(facts, go).Contains(program)
               select RuleHit.At(go.Run,
                   $"'{program}' is made by {GoImage.Of(facts, go.Run.Stage)!.Image}: before Go 1.25 a program starts as many threads as the host has processors, also where its container may use one, and is slowed down for it.",
                   "docker run --cpus 2 -e GOMAXPROCS=2 IMAGE\n# or 'go 1.25' in go.mod, and golang:1.25 or later as base")).FirstOrDefault();
        return hit is null ? [] : [hit];
    }

    // As the command says, and as copies name it.
    static IEnumerable<string> Names(DockerfileFacts facts, GoCommand go) =>
        (from step in facts.Chain(facts.Final!).SelectMany(stage => stage.Steps)
         where step.Instruction is CopyInstruction { From: not null } && step.Sources.Any(source => source.Stage == go.Run.Stage.Index)
         let copy = (CopyInstruction)step.Instruction
         from word in copy.Sources.Append(copy.Destination)
         select Name(word.Text)).Append(facts.Chain(facts.Final!).Contains(go.Run.Stage) && go.Flag("o") is { } output ? Name(output) : "").Where(name => name.Length > 0);

    static string Name(string path) => path.TrimEnd('/').Split('/').Last();
}
