using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>One scenario of a call, ready to build.</summary>
sealed record PlannedScenario(GoBuildScenario Scenario, BuildSettings Settings, IBuildSite Site)
{
    /// <summary>Keeps something between builds, so that it has to be filled before a warm build.</summary>
    public bool KeepsCaches => Scenario.Base is GoBuildBase.Host or GoBuildBase.CacheVolume or GoBuildBase.KeptContainer or GoBuildBase.AgentCache
        || Scenario.Mounts.Any(mount => mount.Type != ContainerMountType.Tmpfs && !mount.IsReadOnly);
}

/// <summary>What to measure, and how often.</summary>
sealed record MeasurePlan(BuildJob Job, IReadOnlyList<PlannedScenario> Scenarios, IReadOnlyList<GoBuildState> States)
{
    public int Iterations { get; init; } = 5;

    /// <summary>Builds of each scenario that do not count, before those that do.</summary>
    public int Warmup { get; init; } = 1;

    /// <summary>How long one build may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    public int Seed { get; init; }

    /// <summary>One more build of each scenario and state tells where the time goes.</summary>
    public bool Explains { get; init; }

    /// <summary>Reads the project's Dockerfile for what is found about a build; by default it has none.</summary>
    public DockerfileReader Dockerfile { get; init; } = (_, _) => [];

    /// <summary>Whether caches must be filled before the first build that counts.</summary>
    public bool NeedsFill(PlannedScenario scenario) => scenario.KeepsCaches && States.Any(state => state != GoBuildState.Cold);
}
