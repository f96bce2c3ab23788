using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>The program of the image keeps its symbol table and what debuggers need.</summary>
static class LinkerFlagsMissing
{
    public const string Id = "LinkerFlagsMissing";

    static readonly string[] Strippers = ["strip", "upx", "objcopy"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) => facts.Commands.Any(command => Strippers.Contains(command.Program.Split('-').Last()))
        ? []
        : from go in GoBinaries.Of(facts)
          let flags = GoArguments.Split(go.Flag("ldflags") ?? "")
          // A variable without a value may hold them.
          where !flags.Any(flag => flag is "-s" or "-w" or "--s" or "--w" || flag[0] == '$')
          select RuleHit.At(go.Run,
              $"'{go.Phrase}' runs without -ldflags=\"-s -w\": about a third of the program is its symbol table and what only debuggers read.",
              go.Flag("ldflags") is null ? $"RUN {go.With(facts, "-ldflags=\"-s -w\"")}" : $"-ldflags=\"-s -w {string.Join(" ", flags)}\"")
              with { CanOptimize = go.Flag("ldflags") is null || go.Arguments.Flags.ContainsKey("ldflags") };
}
