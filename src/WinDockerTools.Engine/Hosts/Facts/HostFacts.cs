using System.Collections.Generic;
using System.Net;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>What is known of an engine and the machines around it when it is checked. What could not be seen is null.</summary>
sealed record HostFacts
{
    /// <summary>The engine's machine: its own name, else this machine's or that of the address.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The engine's address, as it can be given again.</summary>
    public string Address { get; init; } = "";

    /// <summary>The address is where the platform's own engine listens.</summary>
    public bool IsDefaultAddress { get; init; }

    /// <summary>Null where it does not answer.</summary>
    public EngineFacts? Engine { get; init; }

    /// <summary>Why it does not.</summary>
    public EngineFailure? Failure { get; init; }

    /// <summary>False where another machine's Windows was asked over the network, which says nothing of its engine.</summary>
    public bool AsksEngine { get; init; } = true;

    /// <summary>
    /// The engine sees the files and addresses of this machine. False for one that is elsewhere, in a virtual machine
    /// of its own, or outside the container in which we are.
    /// </summary>
    public bool IsOnThisMachine { get; init; }

    public MachineFacts Machine { get; init; } = new();

    /// <summary>This machine's Windows; null elsewhere, and where the engine is on another machine.</summary>
    public WindowsFacts? Windows { get; init; }

    /// <summary>Errors in the event log about containers, by channel; null where it was not read.</summary>
    public IReadOnlyList<EventChannel>? Events { get; init; }

    /// <summary>The Unix socket of the address; null for another kind, or where there is none.</summary>
    public SocketFacts? Socket { get; init; }

    /// <summary>Who may open the pipe of the address; null for another kind, and on another machine.</summary>
    public PipeFacts? Pipe { get; init; }

    /// <summary>The account that was asked about; null for the caller's own.</summary>
    public AccountFacts? Account { get; init; }

    public DaemonFacts Daemon { get; init; } = new();

    /// <summary>The disk under the engine's data.</summary>
    public DiskFacts? Disk { get; init; }

    /// <summary>The engine's networks that it gives addresses in.</summary>
    public IReadOnlyList<NetworkFacts>? Networks { get; init; }

    /// <summary>All networks of an engine that is on this machine.</summary>
    public IReadOnlyList<EngineNetwork>? EngineNetworks { get; init; }

    /// <summary>The addresses of this machine, where the engine is on it.</summary>
    public IReadOnlyList<IPAddress>? OwnAddresses { get; init; }

    /// <summary>The folder that was the caller's location.</summary>
    public ProjectFacts? Project { get; init; }
}

/// <summary>What a question to an engine failed at.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Detail">What was seen, with the engine's own words.</param>
sealed record EngineFailure(FaultKind Kind, string Detail);
