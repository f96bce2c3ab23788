using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common.Shell;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Commands.Builds;

/// <summary>The go commands of a Dockerfile, one entry each, for findings about builds.</summary>
static class DockerfileGoLines
{
    /// <inheritdoc cref="DockerfileReader"/>
    public static IReadOnlyList<DockerfileGoLine> Of(string text, IReadOnlyDictionary<string, string> known)
    {
        var file = DockerfileParser.Parse(text);
        var stages = DockerfileStages.Of(file, new StageOptions { BaseEnvironment = known });
        var roots = Roots(stages);
        return [.. from stage in stages.All
                   from command in RunCommand.Of(stage)
                   where command.Program == "go"
                   select new DockerfileGoLine(command.Run.Syntax.Start.Line, command.Words)
                   {
                       Stage = roots[stage.Index],
                       CacheTargets = [.. command.Run.Mounts.Where(mount => mount.Type == "cache").Select(mount => Target(mount, command.Step.Before)).OfType<string>()],
                       Environment = Environment(command),
                   }];
    }

    // A stage finds the files of the one that it begins with.
    static List<int> Roots(DockerfileStages stages)
    {
        var roots = new List<int>();
        foreach (var stage in stages.All)
            roots.Add(stage.Base.Stage is { } below ? roots[below] : stage.Index);
        return roots;
    }

    static string? Target(RunMount mount, StageState state) => mount.Target is null ? null : VariableText.Replace(mount.Target, name => state.Variables[name]);

    // The shell gets ARG, too; ENV goes before it.
    static Dictionary<string, string> Environment(RunCommand command)
    {
        var before = command.Step.Before;
        var all = before.Variables.Where(variable => !before.Environment.Contains(variable.Key)).ToDictionary(variable => variable.Key, variable => variable.Value);
        foreach (var variable in command.Command.Environment)
            all[variable.Key] = variable.Value;
        return all;
    }
}
