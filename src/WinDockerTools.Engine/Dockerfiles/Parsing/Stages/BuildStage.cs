using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>What something in a Dockerfile is built upon or copied from.</summary>
enum StageSourceKind
{
    Image,
    Stage,

    /// <summary>Nothing at all: <c>FROM scratch</c>.</summary>
    Scratch,

    /// <summary>A variable without a value decides; or the number or order of stages is wrong, as an error says.</summary>
    Unresolved,
}

/// <summary>The base of a stage, or what a <c>--from</c> or a mount names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name after expansion; as it is written where that failed.</param>
/// <param name="Stage">The index of the stage, for one.</param>
/// <param name="Unset">Variables without a value in its name.</param>
sealed record StageSource(StageSourceKind Kind, string Name, int? Stage = null, IReadOnlyCollection<string>? Unset = null)
{
    public IReadOnlyCollection<string> UnsetVariables => Unset ?? [];
}

/// <summary>An instruction of a stage, with what holds before and behind it.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Before">What holds where it begins: its variables are expanded with this.</param>
/// <param name="After">What holds behind it.</param>
/// <param name="Sources">What its <c>--from</c> or its mounts read from other stages or images, in their order.</param>
/// <param name="UnsetVariables">Variables in it that have no value here, where the builder expands them.</param>
sealed record StageStep(
    DockerfileInstruction Instruction,
    StageState Before,
    StageState After,
    IReadOnlyList<StageSource> Sources,
    IReadOnlyCollection<string> UnsetVariables);

/// <summary>One stage: a FROM, and all up to the next.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Name">In lower case; null where it has none.</param>
/// <param name="From">Its FROM.</param>
/// <param name="Base">What it is built upon.</param>
/// <param name="Platform">The platform after expansion; null where none is given or a variable has no value.</param>
/// <param name="IsWindows">It is built on Windows, as far as the file tells.</param>
/// <param name="Steps">Its instructions behind FROM.</param>
/// <param name="End">What holds at its end: the image's configuration.</param>
sealed record BuildStage(
    int Index,
    string? Name,
    FromInstruction From,
    StageSource Base,
    string? Platform,
    bool IsWindows,
    IReadOnlyList<StageStep> Steps,
    StageState End)
{
    public string DisplayName => Name ?? $"stage-{Index}";
}
