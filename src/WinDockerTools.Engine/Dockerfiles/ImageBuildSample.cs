using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>One image build.</summary>
public sealed class ImageBuildSample
{
    /// <summary>The Dockerfile.</summary>
    public string Path { get; init; } = "";

    public ImageBuildState State { get; init; }

    /// <summary>From 1; 0 for the build that fills the caches and does not count.</summary>
    public int Iteration { get; init; }

    public DateTimeOffset Started { get; init; }

    /// <summary>Wall time of the build request, the sending of the context included; null when it did not end by itself.</summary>
    public TimeSpan? Duration { get; init; }

    public ImageBuildOutcome Outcome { get; init; }

    /// <summary>Of the command that failed; null where none did, or the builder does not tell.</summary>
    public int? ExitCode { get; init; }

    public IReadOnlyList<ImageBuildStep> Steps { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => $"{Path} {State} #{Iteration}: {Outcome}";
}
