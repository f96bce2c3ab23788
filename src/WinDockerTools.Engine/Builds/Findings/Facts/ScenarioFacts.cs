using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What a scenario came to: its own wishes with the call's, and what its toolchain and engine say.</summary>
sealed record ScenarioFacts(GoBuildScenario Scenario)
{
    /// <summary>The CPU quota in effect; null without one.</summary>
    public double? Cpus { get; init; } = Scenario.Cpus;

    /// <summary>The memory limit in effect, in bytes; null without one.</summary>
    public long? Memory { get; init; } = Scenario.Memory;

    public GoEnvironment Go { get; init; } = new();

    /// <summary>Whether GOROOT has the standard library compiled (<c>pkg/$GOOS_$GOARCH/fmt.a</c>).</summary>
    public bool? HasPrecompiledStd { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>; null for the host.</summary>
    public string? ImageOS { get; init; }

    /// <summary>What the engine really used, its default included; null for Linux and the host.</summary>
    public ContainerIsolation? Isolation { get; init; }

    /// <summary>CPUs of the engine's machine.</summary>
    public int? EngineCpus { get; init; }

    /// <summary>Memory of the engine's machine, in bytes.</summary>
    public long? EngineMemory { get; init; }

    /// <summary>Every mount of its containers, with those that its base adds for the caches.</summary>
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = Scenario.Mounts;

    /// <summary>Time for <c>go mod download</c> into an empty module cache; null when not measured.</summary>
    public TimeSpan? ModuleDownloadTime { get; init; }

    /// <summary>Packages that a kept build cache did not have, by what had changed; empty when hash inputs were not compared.</summary>
    public IReadOnlyList<CacheMiss> CacheMisses { get; init; } = [];
}
