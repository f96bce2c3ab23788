using System.Collections.Generic;
using System.IO;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What surrounds the build on this machine. Null where it does not apply or could not be seen.</summary>
sealed record Surroundings
{
    public WslFacts? Wsl { get; init; }

    /// <summary>What the local toolchain says to its user, whose caches no scenario uses; null without one.</summary>
    public GoFacts? LocalGo { get; init; }

    public DefenderFacts? Defender { get; init; }

    /// <summary>Drives of a Windows machine; empty elsewhere.</summary>
    public IReadOnlyList<DriveFacts> Drives { get; init; } = [];

    /// <summary>The pipeline on whose hosted Windows agent this is; null elsewhere.</summary>
    public HostedPipeline? HostedWindowsAgent { get; init; }
}

/// <summary>Pipelines with agents that their vendor hosts.</summary>
enum HostedPipeline
{
    GitHubActions,
    AzurePipelines,
}

/// <summary>
/// Where the project lies, seen from the tools that read it: in the other system when Linux reads a Windows drive
/// (<c>/mnt/c</c>), or Windows reads <c>\\wsl.localhost</c>.
/// </summary>
/// <param name="IsProjectInOtherSystem">Every access to the sources crosses between Windows and Linux.</param>
/// <param name="BetterPath">A folder on the right side to copy the project to; null for a default.</param>
sealed record WslFacts(bool? IsProjectInOtherSystem, string? BetterPath = null);

/// <summary>Microsoft Defender as <c>Get-MpComputerStatus</c> and <c>Get-MpPreference</c> tell.</summary>
/// <param name="IsScanning">Real-time protection is on.</param>
/// <param name="ExcludedPaths">Null where they cannot be read: only administrators see them.</param>
sealed record DefenderFacts(bool? IsScanning, IReadOnlyList<string>? ExcludedPaths);

/// <summary>A drive of a Windows machine.</summary>
/// <param name="Letter">From A to Z.</param>
/// <param name="Kind">As Windows tells.</param>
/// <param name="IsSystem">Windows itself is on it.</param>
sealed record DriveFacts(char Letter, DriveType Kind, bool IsSystem);
