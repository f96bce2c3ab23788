using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>The working directory, also where the base image has one.</summary>
static class WorkingFolder
{
    /// <summary>Where a base image begins that does not tell it; two such folders are the same one.</summary>
    const string Unknown = "/?";

    /// <summary>What holds at a place of a stage, as the builder writes it.</summary>
    public static string At(DockerfileFacts facts, BuildStage stage, StageState state)
    {
        if (state.WorkingDirectory is { } known)
            return known;
        // Relative ones stand upon the base image's.
        var folder = OfBase(facts, stage) ?? Unknown;
        foreach (var step in facts.Chain(stage).SelectMany(part => part.Steps))
        {
            if (ReferenceEquals(step.Before, state))
                break;
            if (step.Instruction is WorkdirInstruction workdir)
                folder = WorkingPath.Resolve(folder, StagePaths.Expand(step, workdir.Path), facts.IsWindows(stage)) ?? Unknown;
        }
        return folder;
    }

    /// <summary>The same with forward slashes.</summary>
    public static string Plain(DockerfileFacts facts, BuildStage stage, StageState state) => StagePaths.Resolve("/", At(facts, stage, state)) ?? Unknown;

    /// <summary>What the base image sets; null where it is not known.</summary>
    public static string? OfBase(DockerfileFacts facts, BuildStage stage) =>
        // WORKDIR $GOPATH in the Dockerfiles of docker-library/golang.
        GoImage.Of(facts, stage) is not { IsOfficial: true } ? null : facts.IsWindows(stage) ? @"\go" : "/go";
}
