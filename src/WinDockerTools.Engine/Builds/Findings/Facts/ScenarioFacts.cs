using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What a scenario came to: its own wishes with the call's, and what its toolchain and engine say.</summary>
/// <param name="Scenario">With the call's settings in it.</param>
sealed record ScenarioFacts(GoBuildScenario Scenario)
{
    /// <param name="scenario">As the user named it.</param>
    /// <param name="settings">The call's with the scenario's.</param>
    public static ScenarioFacts Of(GoBuildScenario scenario, BuildSettings settings) => new(new GoBuildScenario(scenario.Name, scenario.Base)
    {
        Image = settings.Image, Mounts = settings.Mounts, Environment = settings.Environment, GoArgument = settings.GoArgument, Cpus = settings.Cpus,
        Memory = settings.Memory, CpuSet = settings.CpuSet, DeviceReadBps = settings.DeviceReadBps, DeviceWriteBps = settings.DeviceWriteBps,
        Network = settings.Network, Isolation = settings.Isolation,
    });

    /// <summary>The CPU quota in effect; null without one.</summary>
    public double? Cpus { get; init; } = Scenario.Cpus;

    /// <summary>The memory limit in effect, in bytes; null without one.</summary>
    public long? Memory { get; init; } = Scenario.Memory;

    public GoFacts Go { get; init; } = new();

    /// <summary>Whether GOROOT has the standard library compiled (<c>pkg/$GOOS_$GOARCH/fmt.a</c>).</summary>
    public bool? HasPrecompiledStd { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>; null for the host.</summary>
    public string? ImageOS { get; init; }

    /// <summary>What the engine really used, its default included; null for Linux and the host.</summary>
    public ContainerIsolation? Isolation { get; init; } = Scenario.Isolation;

    /// <summary>CPUs of the engine's machine.</summary>
    public int? EngineCpus { get; init; }

    /// <summary>Memory of the engine's machine, in bytes.</summary>
    public long? EngineMemory { get; init; }

    /// <summary>Every mount of its containers; those that its base adds for the caches need not be among them.</summary>
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = Scenario.Mounts;
}
