using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>What one call is to measure.</summary>
sealed record GoBuildRequest(string Path, string Package, IReadOnlyList<GoBuildScenario> Scenarios, IReadOnlyList<GoBuildState> States)
{
    public bool IsTest { get; init; }
    public BuildSettings Settings { get; init; } = new();
    public int Iterations { get; init; } = 5;
    public int Warmup { get; init; } = 1;
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);
    public int Seed { get; init; }

    /// <summary>One more build of each scenario and state tells where the time goes.</summary>
    public bool Explains { get; init; }

    /// <summary>Reads the project's Dockerfile for what is found about a build; by default it has none.</summary>
    public DockerfileReader Dockerfile { get; init; } = (_, _) => [];
}
