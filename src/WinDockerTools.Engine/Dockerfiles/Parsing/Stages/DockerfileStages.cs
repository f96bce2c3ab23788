using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>The stages of a Dockerfile, what they are built upon and what holds in them.</summary>
sealed class DockerfileStages
{
    /// <summary>All stages in order.</summary>
    public required IReadOnlyList<BuildStage> All { get; init; }

    /// <summary>The stage that is built: the wanted one, or the last; null where there is none.</summary>
    public required BuildStage? Target { get; init; }

    /// <summary>The indexes of the stages that the target needs, itself included, in order: BuildKit builds no others.</summary>
    public required IReadOnlyList<int> Needed { get; init; }

    /// <summary>ARG before the first FROM, and the predefined ones: what FROM can use.</summary>
    public required VariableMap GlobalArguments { get; init; }

    /// <summary>What is wrong between stages, besides the errors of the file.</summary>
    public required IReadOnlyList<DockerfileError> Errors { get; init; }

    public static DockerfileStages Of(DockerfileSyntax file, StageOptions? options = null) => throw new NotSupportedException();
}
