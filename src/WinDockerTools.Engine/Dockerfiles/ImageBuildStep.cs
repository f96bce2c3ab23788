using System;
using System.Globalization;

namespace WinDockerTools;

/// <summary>One step of an image build, as the builder tells it. FROM is none.</summary>
public sealed class ImageBuildStep
{
    /// <summary>The stage by its name, or as <c>stage-0</c>; null for what stands before all stages.</summary>
    public string? Stage { get; init; }

    /// <summary>The builder's own number: BuildKit counts within a stage, the classic builder over the file.</summary>
    public int Number { get; init; }

    /// <summary>Where it begins in the Dockerfile, from 1; null for what a base image adds (ONBUILD).</summary>
    public int? Line { get; init; }

    /// <summary>As the builder shows it.</summary>
    public string Instruction { get; init; } = "";

    public ImageStepOutcome Outcome { get; init; }

    /// <summary>Null where the builder tells none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it was not taken from an earlier build; null where it was, and where nobody knows.</summary>
    public string? Reason { get; init; }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}: {1}{2}", Outcome, Instruction, Reason is null ? "" : $" ({Reason})");
}
