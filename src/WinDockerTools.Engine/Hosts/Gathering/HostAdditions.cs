using System.Collections.Generic;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What is known of an engine's machine besides the engine's own words. What was not asked for is null.</summary>
sealed record HostAdditions
{
    /// <summary>The disk under the engine's data.</summary>
    public DiskFacts? Disk { get; init; }

    /// <summary>This machine's Windows.</summary>
    public WindowsFacts? Windows { get; init; }

    /// <summary>Of a Linux engine on this machine.</summary>
    public VirtualizationFacts? Virtualization { get; init; }

    /// <summary>The engine's networks.</summary>
    public IReadOnlyList<EngineNetwork>? Networks { get; init; }

    /// <summary>Names of the Docker contexts that lead to it.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>The Linux inside this machine's Windows.</summary>
    public WslInstallation? Wsl { get; init; }
}
