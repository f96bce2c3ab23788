using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Shell;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>What a container of a stage's image runs.</summary>
static class StartCommand
{
    /// <summary>By ENTRYPOINT and CMD of the file; empty where it has neither, or the base image alone decides.</summary>
    public static IReadOnlyList<ScriptCommand> Of(BuildStage stage)
    {
        IReadOnlyList<string> words = [.. stage.End.Entrypoint ?? [], .. stage.End.Command ?? []];
        if (words.Count == 0)
            return [];
        var environment = stage.End.Environment.ToDictionary(pair => pair.Key, pair => pair.Value);
        return ShellScript.Command(words, environment, 0, '\\', name => stage.End.Environment[name]);
    }
}
