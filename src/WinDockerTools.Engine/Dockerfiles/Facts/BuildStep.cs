using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A step of a stage with the programs that it runs.</summary>
sealed record BuildStep(BuildStage Stage, StageStep Step, IReadOnlyList<RunCommand> Commands)
{
    /// <summary>
    /// Goes once through all steps and carries along what is known so far: a stage begins with what its base stage ends
    /// with. Nothing that is carried may change in place, for two stages may begin with the same.
    /// </summary>
    /// <param name="facts">The file.</param>
    /// <param name="start">What is known where a stage begins with an image.</param>
    /// <param name="after">What is known behind a step.</param>
    public static IEnumerable<(BuildStep At, T Before)> Follow<T>(DockerfileFacts facts, T start, Func<T, BuildStep, T> after)
    {
        var ends = new List<T>();
        var next = 0;
        foreach (var stage in facts.Stages.All)
        {
            var state = stage.Base is { Kind: StageSourceKind.Stage, Stage: { } below } && below < ends.Count ? ends[below] : start;
            foreach (var step in stage.Steps)
            {
                var commands = new List<RunCommand>();
                for (; next < facts.Commands.Count && ReferenceEquals(facts.Commands[next].Step, step); next++)
                    commands.Add(facts.Commands[next]);
                var at = new BuildStep(stage, step, commands);
                yield return (at, state);
                state = after(state, at);
            }
            ends.Add(state);
        }
    }
}
