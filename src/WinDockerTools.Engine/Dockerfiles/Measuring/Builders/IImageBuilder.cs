using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>Builds one Dockerfile again and again, and knows what it has made.</summary>
interface IImageBuilder
{
    DockerfileBuilder Kind { get; }

    /// <summary>Packs or copies what is sent, once before the first build. Throws FaultException.</summary>
    Task PrepareAsync(CancellationToken stop);

    /// <summary>Makes one build. Throws FaultException where it cannot be told how it ended, as when the engine is gone.</summary>
    Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, CancellationToken stop);
}

/// <summary>What one build is to be like.</summary>
/// <param name="Tag">Name of the image.</param>
/// <param name="IsCold">Nothing of earlier builds is used.</param>
/// <param name="Change">The edited file; null for none.</param>
/// <param name="Limit">How long it may take.</param>
sealed record ImageBuildTurn(string Tag, bool IsCold, ChangedFile? Change, TimeSpan Limit);

/// <summary>What came of a build.</summary>
sealed record ImageBuildRun(ImageBuildOutcome Outcome)
{
    public DateTimeOffset Started { get; init; }

    /// <summary>Wall time until it ended by itself, or was ended.</summary>
    public TimeSpan Duration { get; init; }

    public IReadOnlyList<BuilderStep> Steps { get; init; } = [];

    /// <summary>What the builder says of the failure; empty without one.</summary>
    public string Error { get; init; } = "";

    public int? ExitCode { get; init; }

    /// <summary>The last lines that the failed step wrote.</summary>
    public IReadOnlyList<string> LastOutput { get; init; } = [];
}
