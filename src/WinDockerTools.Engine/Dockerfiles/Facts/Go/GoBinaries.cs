using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>Go commands that make what the image is for: not tests, not tools on the way, and nothing for a debugger.</summary>
static class GoBinaries
{
    public static IEnumerable<GoCommand> Of(DockerfileFacts facts) => facts.Commands.Any(command => IsDebugger(command.Words)) || IsDebugger(facts.Final?.End.Entrypoint) || IsDebugger(facts.Final?.End.Command)
        ? []
        : from go in GoCommand.In(facts.Commands)
          where go.Verb is "build" or "install" && go.Compiles && !go.IsTool
              && facts.Stages.Needed.Contains(go.Run.Stage.Index)
              && !go.Has("race") && !IsForDebugger(go.Flag("gcflags"))
              && !IsCheckOnly(go)
              // Flags that a variable without a value holds are not known.
              && !go.Run.Command.Arguments.Any(word => word.StartsWith("$", StringComparison.Ordinal))
          select go;

    // What a variable without a value holds may be the same.
    static bool IsForDebugger(string? flags) => flags is not null && (flags.Contains("-N") || flags.IndexOf('$') >= 0);

    // Of several packages go build keeps nothing, unless it is told where.
    static bool IsCheckOnly(GoCommand go) => go.Verb == "build" && go.Flag("o") is null && (go.Arguments.Packages.Any(package => package.EndsWith("...", StringComparison.Ordinal))
        || go.Arguments.Packages.Count(package => !package.EndsWith(".go", StringComparison.Ordinal)) > 1);

    static bool IsDebugger(IEnumerable<string>? words) => words?.Any(word => word == "dlv" || word.EndsWith("/dlv", StringComparison.Ordinal) || word.Contains("go-delve/delve")) is true;
}
