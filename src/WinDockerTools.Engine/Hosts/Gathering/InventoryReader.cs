using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Features;
using WinDockerTools.Engine.Platform.Windows.Cim;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>
/// Asks the management of Windows, everything at once. Classes and properties: learn.microsoft.com/windows/win32/cimwin32prov,
/// /windows/win32/fwp/wmi/netttcim and netnatcim, /previous-versions/windows/desktop/defender.
/// </summary>
static class InventoryReader
{
    const string Machine = @"root\cimv2", Network = @"root\StandardCimv2", Defender = @"root\Microsoft\Windows\Defender", SecurityCenter = @"root\SecurityCenter2";

    const string Watcher = "Microsoft Defender";

    static readonly CimQuery Computer = new(Machine, "Win32_ComputerSystem", ["HypervisorPresent", "Manufacturer", "Model", "NumberOfLogicalProcessors", "TotalPhysicalMemory"]);
    static readonly CimQuery Processor = new(Machine, "Win32_Processor", ["Architecture", "VirtualizationFirmwareEnabled"]);
    static readonly CimQuery Features = new(Machine, "Win32_OptionalFeature", ["Name", "InstallState"], AnyOf("Name", FeatureSets.Useful));
    static readonly CimQuery Drivers = new(Machine, "Win32_SystemDriver", ["Name"], "ServiceType = 'File System Driver' AND Started = TRUE");
    static readonly CimQuery System = new(Machine, "Win32_OperatingSystem", ["SystemDrive"]);
    static readonly CimQuery Status = new(Defender, "MSFT_MpComputerStatus", ["AntivirusEnabled", "RealTimeProtectionEnabled"]);
    static readonly CimQuery Preference = new(Defender, "MSFT_MpPreference", ["ExclusionPath"]);
    static readonly CimQuery Products = new(SecurityCenter, "AntiVirusProduct", ["displayName"]);
    static readonly CimQuery Nats = new(Network, "MSFT_NetNat", ["Name", "InternalIPInterfaceAddressPrefix"]);
    static readonly CimQuery Addresses = new(Network, "MSFT_NetIPAddress", ["IPAddress", "InterfaceAlias"]);

    /// <summary>Instances of one class, where a property has one of some values, which are names without quotes.</summary>
    public static string AnyOf(string property, IEnumerable<string> values) => string.Join(" OR ", values.Select(value => $"{property} = '{value}'"));

    /// <summary>Never fails but for a stop: what the machine does not tell, or not to this account, is not known.</summary>
    public static async Task<InventoryFacts> ReadAsync(ICimHost host, CancellationToken stop)
    {
        var computer = AskAsync(Computer);
        var processor = AskAsync(Processor);
        var features = AskAsync(Features);
        var drivers = AskAsync(Drivers);
        var scanners = ScannersAsync();
        var disk = SystemDiskAsync();
        var nats = AskAsync(Nats);
        var addresses = AskAsync(Addresses);
        await Task.WhenAll(computer, processor, features, drivers, scanners, disk, nats, addresses).ConfigureAwait(false);
        var system = First(await computer.ConfigureAwait(false));
        var core = First(await processor.ConfigureAwait(false));
        return new InventoryFacts
        {
            Architecture = Architecture(core?.Number("Architecture")),
            Processors = (int?)system?.Number("NumberOfLogicalProcessors"),
            Memory = system?.Number("TotalPhysicalMemory"),
            Virtualization = system is null ? null : Virtualization(system, core),
            Features = FeaturesOf(await features.ConfigureAwait(false)),
            FileSystemDrivers = (await drivers.ConfigureAwait(false)) is { Count: > 0 } running
                ? [.. running.Select(driver => driver.Text("Name")).OfType<string>().OrderBy(name => name, StringComparer.OrdinalIgnoreCase)] : null,
            Scanners = await scanners.ConfigureAwait(false),
            SystemDisk = await disk.ConfigureAwait(false),
            Nats = (await nats.ConfigureAwait(false)) is { } translations
                ? [.. translations.Select(nat => new NatFacts(nat.Text("Name") ?? "", nat.Text("InternalIPInterfaceAddressPrefix") ?? "")).Where(nat => nat.Prefix.Length > 0)] : null,
            Addresses = (await addresses.ConfigureAwait(false)) is { Count: > 0 } own
                ? [.. own.Select(address => (address.Text("IPAddress") ?? "", address.Text("InterfaceAlias") ?? ""))] : null,
        };

        async Task<IReadOnlyList<CimRow>?> AskAsync(CimQuery query)
        {
            try
            {
                return await host.QueryAsync(query, stop).ConfigureAwait(false);
            }
            catch (FaultException)
            {
                return null;
            }
        }

        async Task<IReadOnlyList<ScannerFacts>?> ScannersAsync()
        {
            var status = AskAsync(Status);
            var preference = AskAsync(Preference);
            var products = AskAsync(Products);
            await Task.WhenAll(status, preference, products).ConfigureAwait(false);
            return Scanners(await status.ConfigureAwait(false), await preference.ConfigureAwait(false), await products.ConfigureAwait(false));
        }

        async Task<DiskFacts?> SystemDiskAsync()
        {
            if (First(await AskAsync(System).ConfigureAwait(false))?.Text("SystemDrive") is not { Length: 2 } drive)
                return null;
            var disk = First(await AskAsync(new CimQuery(Machine, "Win32_LogicalDisk", ["FreeSpace", "Size"], AnyOf("DeviceID", [drive]))).ConfigureAwait(false));
            return disk?.Number("FreeSpace") is { } free && disk.Number("Size") is { } size ? new DiskFacts(drive + @"\", free, size) : null;
        }
    }

    static CimRow? First(IReadOnlyList<CimRow>? rows) => rows is { Count: > 0 } ? rows[0] : null;

    // Win32_Processor.Architecture
    static string? Architecture(long? number) => number switch
    {
        0 => "386",
        5 => "arm",
        9 => "amd64",
        12 => "arm64",
        _ => null,
    };

    static VirtualizationFacts Virtualization(CimRow system, CimRow? core)
    {
        var hasHypervisor = system.Flag("HypervisorPresent");
        return new VirtualizationFacts(
            hasHypervisor,
            VirtualMachines.Is(system.Text("Manufacturer") ?? "", system.Text("Model") ?? ""),
            // A hypervisor that runs keeps the processor's own answer to itself.
            hasHypervisor == true ? null : core?.Flag("VirtualizationFirmwareEnabled"));
    }

    // Every Windows has some of them: none at all was not told.
    static Dictionary<string, FeatureState>? FeaturesOf(IReadOnlyList<CimRow>? rows)
    {
        if (rows is not { Count: > 0 })
            return null;
        var states = new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (row.Text("Name") is { } name && FeatureStates.OfManagement(row.Number("InstallState")) is { } state)
                states[name] = state;
        }
        return FeatureStates.WithMissing(states);
    }

    // Clients list every scanner in one place, servers know Defender alone.
    static List<ScannerFacts>? Scanners(IReadOnlyList<CimRow>? status, IReadOnlyList<CimRow>? preference, IReadOnlyList<CimRow>? products)
    {
        if (status is null && products is not { Count: > 0 })
            return null;
        var found = new List<ScannerFacts>();
        if (First(status) is { } defender && defender.Flag("AntivirusEnabled") != false)
        {
            // To others than administrators Windows gives a sentence instead of the folders.
            var excluded = First(preference) is not { } settings ? null : settings.Texts("ExclusionPath") ?? [];
            found.Add(new ScannerFacts(Watcher, defender.Flag("RealTimeProtectionEnabled"), excluded is not null && excluded.All(IsPath) ? excluded : null));
        }
        found.AddRange((products ?? []).Select(product => product.Text("displayName")).OfType<string>()
            .Where(name => name.IndexOf("Defender", StringComparison.OrdinalIgnoreCase) < 0)
            .Select(name => new ScannerFacts(name, null, null)));
        return found;
    }

    static bool IsPath(string text) => text.IndexOf('\\') >= 0 || text.StartsWith("%", StringComparison.Ordinal);
}
