using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>How a service is; null stands for one that is not installed.</summary>
/// <param name="IsRunning">Whether it runs now.</param>
/// <param name="IsDisabled">Whether it may not be started.</param>
sealed record ServiceFacts(bool IsRunning, bool IsDisabled);

/// <summary>What this machine's Windows says of itself without an engine.</summary>
sealed record WindowsFacts
{
    public Version? Version { get; init; }

    public WindowsProduct Product { get; init; }

    /// <summary>The services that an engine of Windows containers needs, by name.</summary>
    public IReadOnlyDictionary<string, ServiceFacts?> Needed { get; init; } = new Dictionary<string, ServiceFacts?>();

    /// <summary>The services that are engines, by name.</summary>
    public IReadOnlyDictionary<string, ServiceFacts?> Engines { get; init; } = new Dictionary<string, ServiceFacts?>();

    /// <summary>Services that are no engines, and run containers.</summary>
    public IReadOnlyDictionary<string, ServiceFacts?> Others { get; init; } = new Dictionary<string, ServiceFacts?>();

    /// <summary>Who asks for a restart, in words; empty where nobody does.</summary>
    public IReadOnlyList<string> RestartReasons { get; init; } = [];

    /// <summary>Files wait for the next start to be replaced, which many programs leave for days.</summary>
    public bool HasPendingFiles { get; init; }

    /// <summary>1 makes folders that are shared with Hyper-V containers lose writes; null where it is not set.</summary>
    public int? DisablesOplocks { get; init; }

    /// <summary>Values of tests beside it.</summary>
    public IReadOnlyList<string> TestValues { get; init; } = [];

    /// <summary>1 denies writing to drives without BitLocker; null where it is not set.</summary>
    public int? DeniesWriting { get; init; }

    /// <summary>Values for TCP that Windows no longer heeds, as name=value.</summary>
    public IReadOnlyList<string> IgnoredTcpValues { get; init; } = [];

    /// <summary>What its management tells; null where there is none, or it was not asked.</summary>
    public InventoryFacts? Inventory { get; init; }

    /// <summary>Whether the engine's messages have a source in the event log.</summary>
    public bool HasEventSource { get; init; }
}
