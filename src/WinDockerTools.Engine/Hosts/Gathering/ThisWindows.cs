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

/// <summary>All that this machine's Windows tells of itself.</summary>
static class ThisWindows
{
    // It answers within a second; one whose management hangs is described without it.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Null elsewhere than on Windows. Never fails but for a stop.</summary>
    public static async Task<WindowsFacts?> ReadAsync(CancellationToken stop)
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
        return await InventoryReader.ReadAsync(patient, stop).ConfigureAwait(false);
    }

    static async Task<IReadOnlyDictionary<string, FeatureState>?> FeaturesAsync(CancellationToken stop)
    {
        if (!Elevation.IsElevated())
            return null;
        await WindowsServicing.OneAtATime.WaitAsync(stop).ConfigureAwait(false);
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
