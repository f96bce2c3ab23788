using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Makes a host of what an engine says, and of what Windows itself says.</summary>
static class HostDescription
{
    // moby daemon/containerd: the one mark of the containerd image store.
    const string ContainerdMark = "io.containerd.snapshotter.v1";

    /// <summary>
    /// A machine by its engine, completed by <paramref name="windows"/>: the registry of the engine's own machine,
    /// where that can be read; and by what else is known of it.
    /// </summary>
    public static ContainerHost Of(DockerEndpoint endpoint, EngineInfo info, WindowsRegistryFacts? windows, HostAdditions? additions = null)
    {
        additions ??= new HostAdditions();
        var facts = additions.Windows;
        var isWindows = info.OSType == "windows";
        var version = isWindows ? VersionOf(info, windows?.Version) : null;
        var product = isWindows ? WindowsDescription.Product(info.OperatingSystem) : WindowsProduct.Unknown;
        var own = isWindows && IsOnThisMachine(endpoint, info) ? windows : null;
        return new ContainerHost
        {
            Name = Known(info.Name),
            Endpoint = endpoint.ToString(),
            Context = endpoint.Context,
            EngineVersion = Known(info.EngineVersion),
            ApiVersion = Known(info.ApiVersion),
            OS = Known(info.OSType),
            Version = version,
            Product = product,
            ProductName = version is null ? null : WindowsProductName.Of(product, version.Build, own?.DisplayVersion ?? WindowsDescription.DisplayVersion(info.OperatingSystem)),
            Edition = own?.EditionId,
            InstallationType = own?.InstallationType,
            Services = own is null ? null : Services(facts),
            RestartPending = own is null || facts is null ? null : facts.RestartReasons.Count > 0,
            RestartReasons = own is null ? null : facts?.RestartReasons,
            Wsl = additions.Wsl,
            Features = own is null ? null : Features(facts),
            Virtualization = isWindows && own is null ? null : Virtualization(isWindows ? facts?.Inventory?.Virtualization : additions.Virtualization),
            Networks = additions.Networks is { } networks ? Networks(networks) : null,
            FileSystemDrivers = own is null ? null : facts?.Inventory?.FileSystemDrivers,
            VirusScanners = own is null ? null : Scanners(facts),
            OperatingSystem = Known(info.OperatingSystem),
            Architecture = ProcessorName.FromKernel(info.Architecture),
            DefaultIsolation = info.Isolation switch
            {
                "process" => ContainerIsolation.Process,
                "hyperv" => ContainerIsolation.HyperV,
                _ => null,
            },
            StorageDriver = Known(info.Driver),
            ImageStore = info.Driver.Length == 0 ? null
                : info.DriverStatus.Contains(("driver-type", ContainerdMark)) ? ImageStore.Containerd : ImageStore.Classic,
            Runtime = Known(info.DefaultRuntime),
            Processors = info.Processors > 0 ? (int)info.Processors : null,
            Memory = info.Memory > 0 ? info.Memory : null,
            KernelVersion = Known(info.KernelVersion),
            ControlGroupVersion = info.ControlGroupVersion switch { "1" => 1, "2" => 2, _ => null },
            LogDriver = Known(info.LogDriver),
            DataRoot = Known(info.DataRoot),
            FreeSpace = additions.Disk?.Free,
            Contexts = additions.Contexts,
            Backend = EngineBackend.Of(endpoint, info),
            IsDockerDesktop = EngineBackend.IsDockerDesktop(info),
        };
    }

    /// <summary>
    /// The engine has the files and addresses that we have: its socket is ours, and its machine has our name. A socket
    /// alone may come from a virtual machine, or into a container.
    /// </summary>
    public static bool IsOnThisMachine(DockerEndpoint endpoint, EngineInfo info) =>
        endpoint.IsLocal && !EngineBackend.IsDockerDesktop(info) && string.Equals(WithoutDomain(info.Name), WithoutDomain(Dns.GetHostName()), StringComparison.OrdinalIgnoreCase);

    /// <summary>A Windows machine without an engine in reach, or whose engine is not asked.</summary>
    /// <param name="windows">What its registry says of the version.</param>
    /// <param name="facts">What it says of itself besides.</param>
    /// <param name="wsl">Its Linux.</param>
    /// <param name="name">Its name; this machine's where it is null.</param>
    /// <param name="computer">The name that it was asked by over the network; null for this machine.</param>
    public static ContainerHost Of(
        WindowsRegistryFacts windows, WindowsFacts? facts = null, WslInstallation? wsl = null, string? name = null, string? computer = null)
    {
        var product = WindowsDescription.ProductOf(windows.InstallationType);
        return new ContainerHost
        {
            Name = name ?? Environment.MachineName,
            ComputerName = computer,
            OS = "windows",
            Version = windows.Version,
            Product = product,
            ProductName = WindowsProductName.Of(product, windows.Version.Build, windows.DisplayVersion),
            Edition = windows.EditionId,
            InstallationType = windows.InstallationType,
            Services = Services(facts),
            RestartPending = facts is null ? null : facts.RestartReasons.Count > 0,
            RestartReasons = facts?.RestartReasons,
            Wsl = wsl,
            OperatingSystem = WindowsDescription.Write(product, windows.DisplayVersion, windows.Version),
            Architecture = computer is null ? ProcessorName.OfThisMachine : facts?.Inventory?.Architecture,
            Processors = facts?.Inventory?.Processors,
            Memory = facts?.Inventory?.Memory,
            FreeSpace = facts?.Inventory?.SystemDisk?.Free,
            Features = Features(facts),
            Virtualization = Virtualization(facts?.Inventory?.Virtualization),
            FileSystemDrivers = facts?.Inventory?.FileSystemDrivers,
            VirusScanners = Scanners(facts),
            Networks = Networks(facts?.Inventory?.Nats),
        };
    }

    static IReadOnlyList<HostService>? Services(WindowsFacts? facts) => facts is null ? null :
    [
        .. facts.Needed.Concat(facts.Engines).Concat(facts.Others).Select(service => new HostService
        {
            Name = service.Key,
            State = service.Value switch
            {
                null => HostServiceState.NotInstalled,
                { IsRunning: true } => HostServiceState.Running,
                { IsDisabled: true } => HostServiceState.Disabled,
                _ => HostServiceState.Stopped,
            },
        }),
    ];

    static IReadOnlyList<HostFeature>? Features(WindowsFacts? facts) => facts?.Inventory?.Features is not { } states ? null :
        [.. states.OrderBy(state => state.Key, StringComparer.OrdinalIgnoreCase).Select(state => new HostFeature { Name = state.Key, State = state.Value })];

    static HostVirtualization? Virtualization(VirtualizationFacts? facts) => facts is null ? null : new()
    {
        HypervisorPresent = facts.HasHypervisor,
        IsVirtualMachine = facts.IsVirtualMachine,
        FirmwareEnabled = facts.IsInFirmware,
    };

    static IReadOnlyList<string>? Scanners(WindowsFacts? facts) => facts?.Inventory?.Scanners is { } scanners ? [.. scanners.Select(scanner => scanner.Name)] : null;

    static IReadOnlyList<HostNetwork> Networks(IReadOnlyList<EngineNetwork> networks) =>
        [.. networks.Select(network => new HostNetwork { Name = network.Name, Driver = network.Driver, Subnets = [.. network.Ranges.Select(range => range.Subnet).Where(subnet => subnet.Length > 0)] })];

    static IReadOnlyList<HostNetwork>? Networks(IReadOnlyList<NatFacts>? nats) => nats is null ? null :
        [.. nats.Select(nat => new HostNetwork { Name = nat.Name, Driver = "nat", Subnets = [nat.Prefix] })];

    static string WithoutDomain(string name) => name.Split('.')[0];

    static Version? VersionOf(EngineInfo info, Version? local)
    {
        var (build, revision) = WindowsDescription.Build(info.OperatingSystem);
        if (!Version.TryParse(info.OSVersion, out var version) || version.Build < 0)
        {
            if (build is null)
                return null;
            version = new Version(10, 0, build.Value);
        }
        if (version.Revision >= 0)
            return version;
        if (revision is not null && build == version.Build)
            return WithRevision(version, revision.Value);
        return local is { Revision: >= 0 } && local.Build == version.Build ? WithRevision(version, local.Revision) : version;
    }

    static Version WithRevision(Version version, int revision) => new(version.Major, version.Minor, version.Build, revision);

    static string? Known(string text) => text.Length == 0 ? null : text;
}
