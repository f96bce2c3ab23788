using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>What the management of Windows (CIM) tells of a machine. What was not told is null.</summary>
sealed record InventoryFacts
{
    /// <summary>Go's name of the processor.</summary>
    public string? Architecture { get; init; }

    public int? Processors { get; init; }

    /// <summary>Bytes.</summary>
    public long? Memory { get; init; }

    public VirtualizationFacts? Virtualization { get; init; }

    /// <summary>The features that containers use, by the names that this Windows has for them.</summary>
    public IReadOnlyDictionary<string, FeatureState>? Features { get; init; }

    /// <summary>File-system drivers that run, by name.</summary>
    public IReadOnlyList<string>? FileSystemDrivers { get; init; }

    public IReadOnlyList<ScannerFacts>? Scanners { get; init; }

    /// <summary>The disk that Windows is on, where engines keep their data unless told otherwise.</summary>
    public DiskFacts? SystemDisk { get; init; }

    /// <summary>What translates the addresses of containers.</summary>
    public IReadOnlyList<NatFacts>? Nats { get; init; }

    /// <summary>The machine's own addresses, with the name of the interface.</summary>
    public IReadOnlyList<(string Address, string Interface)>? Addresses { get; init; }
}

/// <summary>Whether a machine can run others inside.</summary>
/// <param name="HasHypervisor">A hypervisor runs, this machine's own or one below it; null where that is not told.</param>
/// <param name="IsVirtualMachine">The machine is itself a virtual one.</param>
/// <param name="IsInFirmware">The firmware lets a hypervisor start; null where that is not told, as under one that runs.</param>
sealed record VirtualizationFacts(bool? HasHypervisor, bool? IsVirtualMachine, bool? IsInFirmware);

/// <summary>A virus scanner.</summary>
/// <param name="Name">Its product's name.</param>
/// <param name="IsWatching">Whether it looks at every file that is opened; null where that is not told.</param>
/// <param name="Excluded">Folders that it leaves alone; null where that is not told, as to whoever is no administrator.</param>
sealed record ScannerFacts(string Name, bool? IsWatching, IReadOnlyList<string>? Excluded);

/// <summary>A translation of addresses by Windows.</summary>
/// <param name="Name">Its name; the engine's own has a long number.</param>
/// <param name="Prefix">The addresses inside, such as 172.20.0.0/16.</param>
sealed record NatFacts(string Name, string Prefix);
