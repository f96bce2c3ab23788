using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>What to measure.</summary>
/// <param name="Paths">Full paths of the Dockerfiles; the first is the baseline.</param>
/// <param name="States">Each once.</param>
sealed record ImageBuildRequest(IReadOnlyList<string> Paths, IReadOnlyList<ImageBuildState> States)
{
    public DockerfileBuilder Builder { get; init; }

    /// <summary>The folder that is sent; that of each file where null.</summary>
    public string? ContextPath { get; init; }

    public ImageBuildSettings Settings { get; init; } = new();

    /// <summary>The source to edit; null to find one.</summary>
    public string? EditPath { get; init; }

    /// <summary>The file that names dependencies; null to find one.</summary>
    public string? DependencyPath { get; init; }

    /// <summary>Builds that count, of each file in each state.</summary>
    public int Iterations { get; init; } = 5;

    /// <summary>How long one build may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    public int Seed { get; init; }
}
