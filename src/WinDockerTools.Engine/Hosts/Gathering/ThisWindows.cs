using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Features;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Cim;
using WinDockerTools.Engine.Platform.Windows.Dism;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>All that this machine's Windows tells of itself, looked up once however many engines are asked beside it.</summary>
sealed class ThisWindows
{
    // Both answer within a second or two; a Windows whose management hangs, or is at work on its features, is described without it.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly object gate = new();
    Task<WindowsFacts?>? facts;
    Task<WslInstallation?>? wsl;

    /// <summary>Null elsewhere than on Windows. Never fails but for a stop.</summary>
    public Task<WindowsFacts?> FactsAsync(CancellationToken stop)
    {
        lock (gate)
            return facts ??= ReadAsync(stop);
    }

    /// <summary>The Linux inside it; null where there is none. Never fails but for a stop.</summary>
    public Task<WslInstallation?> WslAsync(CancellationToken stop)
    {
        lock (gate)
            return wsl ??= WslReader.OfThisMachineAsync(stop);
    }

    static async Task<WindowsFacts?> ReadAsync(CancellationToken stop)
    {
        if (WindowsFactsReader.OfThisMachine() is not { } facts)
            return null;
        var inventory = InventoryAsync(stop);
        var features = FeaturesAsync(stop);
        await Task.WhenAll(inventory, features).ConfigureAwait(false);
        return facts with { Inventory = Join(await inventory.ConfigureAwait(false), await features.ConfigureAwait(false)) };
    }

    /// <summary>DISM knows what waits for a restart, and is asked by administrators alone.</summary>
    public static InventoryFacts? Join(InventoryFacts? inventory, IReadOnlyDictionary<string, FeatureState>? features) =>
        features is null ? inventory : (inventory ?? new InventoryFacts()) with { Features = features };

    static async Task<InventoryFacts?> InventoryAsync(CancellationToken stop)
    {
        if (CimHost.OfThisMachine() is not { } windows)
            return null;
        using var patient = new PatientCimHost(windows, Patience);
        var inventory = await InventoryReader.ReadAsync(patient, stop).ConfigureAwait(false);
        return inventory with { Scanners = inventory.Scanners is { } scanners ? [.. scanners.Select(Expanded)] : null };
    }

    // Exclusions may have variables, those of the machine (learn.microsoft.com/defender-endpoint/configure-extension-file-exclusions-microsoft-defender-antivirus).
    static ScannerFacts Expanded(ScannerFacts scanner) =>
        scanner with { Excluded = scanner.Excluded is { } paths ? [.. paths.Select(Environment.ExpandEnvironmentVariables)] : null };

    static async Task<IReadOnlyDictionary<string, FeatureState>?> FeaturesAsync(CancellationToken stop)
    {
        if (!Elevation.IsElevated() || !await WindowsServicing.OneAtATime.WaitAsync(Patience, stop).ConfigureAwait(false))
            return null;
        try
        {
            return await Task.Run(Features, stop).ConfigureAwait(false);
        }
        // As while Windows is being serviced.
        catch (FaultException)
        {
            return null;
        }
        finally
        {
            WindowsServicing.OneAtATime.Release();
        }
    }

    static IReadOnlyDictionary<string, FeatureState> Features()
    {
        using var windows = WindowsServicing.Open();
        var all = FeatureStates.Of(windows.Features());
        return FeatureStates.WithMissing(FeatureSets.Useful.Where(all.ContainsKey).ToDictionary(name => name, name => all[name], StringComparer.OrdinalIgnoreCase));
    }
}
