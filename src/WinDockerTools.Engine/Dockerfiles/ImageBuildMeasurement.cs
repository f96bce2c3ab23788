using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>
/// One Dockerfile in one state, over all its samples. Times are medians over the builds that succeeded; what is not
/// known is <see langword="null"/>.
/// </summary>
public sealed class ImageBuildMeasurement
{
    /// <summary>The Dockerfile.</summary>
    public string Path { get; init; } = "";

    public ImageBuildState State { get; init; }

    /// <summary>Never Auto.</summary>
    public DockerfileBuilder Builder { get; init; }

    public ImageBuildOutcome Outcome { get; init; }

    /// <summary>Wall time of the build request, the sending of the context included.</summary>
    public TimeSpan? Median { get; init; }

    /// <summary>95 % bootstrap interval of <see cref="Median"/>; null where there are too few samples.</summary>
    public TimeInterval? Interval { get; init; }

    public TimeSpan? Minimum { get; init; }

    /// <summary>
    /// How many times as long as the call's first file in the same state: the middle of the rounds' own ratios, since
    /// whatever slows a whole round says nothing of the files.
    /// </summary>
    public double? Ratio { get; init; }

    public RatioInterval? RatioInterval { get; init; }

    /// <summary>Null for the first file, and where one of the two has no successful build.</summary>
    public Difference? Difference { get; init; }

    /// <summary>How many steps of the last build came from an earlier one.</summary>
    public int? StepsCached { get; init; }

    /// <summary>How many steps of the last build were done anew.</summary>
    public int? StepsRebuilt { get; init; }

    /// <summary>Of the last build: the one that failed, or else the last that succeeded.</summary>
    public IReadOnlyList<ImageBuildStep> Steps { get; init => field = Indexed.Of(value); } = [];

    /// <summary>The file that was edited, below the build context; null where none was.</summary>
    public string? EditedFile { get; init; }

    /// <summary>Bytes of the image, unpacked, its base included.</summary>
    public long? ImageSize { get; init; }

    /// <summary>What the image is made of, its base first; instructions that add no bytes are left out.</summary>
    public IReadOnlyList<ImageLayer> Layers { get; init => field = Indexed.Of(value); } = [];

    /// <summary>What the image holds: files, packages, shells, compilers; null for Windows, and where no build succeeded.</summary>
    public ContainerImageContents? Contents { get; init; }

    /// <summary>Bytes of the files that are sent to the builder.</summary>
    public long ContextSize { get; init; }

    /// <summary>How many files are sent to the builder.</summary>
    public int ContextFiles { get; init; }

    /// <summary>Of the command that failed; null where none did, or the builder does not tell.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How many builds count.</summary>
    public int Iterations { get; init; }

    public IReadOnlyList<ImageBuildSample> Samples { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => $"{Path} {State}";
}
