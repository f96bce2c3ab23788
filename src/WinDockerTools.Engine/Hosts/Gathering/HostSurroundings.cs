using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What the asking machine knows of an engine beside its answer.</summary>
sealed record HostSurroundings
{
    /// <summary>Names of the Docker contexts that lead to it.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>That of its machine, where that is this one and has it.</summary>
    public WslInstallation? Wsl { get; init; }
}
