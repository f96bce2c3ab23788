using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>What an engine says of itself.</summary>
/// <param name="Host">What its users are shown.</param>
sealed record EngineFacts(ContainerHost Host)
{
    /// <summary>Resources that its kernel can limit; null for Windows, which tells nothing of them.</summary>
    public EngineLimits? Limits { get; init; }

    /// <summary>How many images it holds; null where it does not tell.</summary>
    public long? Images { get; init; }

    /// <summary>The engine's own warnings, without the word.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Proxies of the engine; null where it says nothing of the kind.</summary>
    public ProxyFacts? Proxy { get; init; }

    public string? ControlGroupDriver { get; init; }

    public bool? IsDebugging { get; init; }

    public bool? KeepsContainersAlive { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<string> RegistryMirrors { get; init; } = [];

    /// <summary>The image layers of different names are told apart by the file system's own mark; null where it does not say.</summary>
    public bool? SupportsDirectoryTypes { get; init; }

    public ClockFacts? Clock { get; init; }
}

/// <summary>The engine's clock against ours.</summary>
/// <param name="Ahead">How far it is ahead at least, by a clock of ours that was read before and after; negative where it is behind, zero where nothing is sure.</param>
sealed record ClockFacts(TimeSpan Ahead);

/// <summary>Proxies without user and password; null where none is named.</summary>
sealed record ProxyFacts(string? Http, string? Https, string? Exceptions)
{
    public bool IsNone => Http is null && Https is null;
}
