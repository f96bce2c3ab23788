using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Tests.Hosts.Checks;

/// <summary>Facts as they would be gathered of hosts that are in order, to be spoiled by tests.</summary>
static class SuppliedHost
{
    public const long Gibi = 1L << 30;

    public static readonly ContainerHost Linux = new()
    {
        Name = "build-1", Endpoint = "unix:///var/run/docker.sock", EngineVersion = "29.0.1", ApiVersion = "1.52", OS = "linux", StorageDriver = "overlay2",
        ImageStore = ImageStore.Classic, Runtime = "runc", Processors = 8, Memory = 32 * Gibi, ControlGroupVersion = 2, LogDriver = "json-file", DataRoot = "/var/lib/docker",
    };

    public static readonly ContainerHost Windows = new()
    {
        Name = "build-2", EngineVersion = "29.0.1", ApiVersion = "1.52", OS = "windows", StorageDriver = "windowsfilter", ImageStore = ImageStore.Classic, DataRoot = @"C:\ProgramData\docker",
    };

    public static readonly ContainerHost Desktop = new()
    {
        Name = "docker-desktop", EngineVersion = "29.0.1", ApiVersion = "1.52", OS = "linux", StorageDriver = "overlayfs", ImageStore = ImageStore.Containerd,
        Processors = 4, Memory = 8 * Gibi, IsDockerDesktop = true,
    };

    public static readonly EngineLimits AllLimits = new() { Memory = true, Swap = true, CpuQuota = true, CpuSet = true, Processes = true };

    public static readonly ProxyFacts NoProxy = new(null, null, null);

    /// <summary>A Linux machine with an engine of its own.</summary>
    public static HostFacts Good { get; } = new()
    {
        ComputerName = "build-1",
        Address = "unix:///var/run/docker.sock",
        IsDefaultAddress = true,
        IsOnThisMachine = true,
        Engine = Engine(Linux),
        Machine = new MachineFacts { User = "agent", Proxy = NoProxy, DockerCommand = "/usr/bin/docker", Buildx = "/usr/libexec/docker/cli-plugins/docker-buildx" },
        Socket = new SocketFacts("/var/run/docker.sock", "docker", true, true),
        Daemon = new DaemonFacts { State = DaemonFileState.Read, Path = "/etc/docker/daemon.json", Settings = new DaemonSettings(), OnCommandLine = ["hosts"] },
        Disk = new DiskFacts("/var/lib/docker", 80 * Gibi, 200 * Gibi),
        Networks = [new NetworkFacts("bridge", "172.17.0.0/16", [], [])],
        Project = new ProjectFacts("/home/agent/src", false),
    };

    public static EngineFacts Engine(ContainerHost host) => new(host)
    {
        Limits = host.OS == "windows" ? null : AllLimits, Images = 3, Proxy = NoProxy, ControlGroupDriver = "systemd", IsDebugging = false, KeepsContainersAlive = false,
        SupportsDirectoryTypes = true, Clock = new ClockFacts(default),
    };

    /// <summary>A Windows that is ready for containers.</summary>
    public static readonly WindowsFacts ReadyWindows = new()
    {
        Version = new(10, 0, 20348, 2700),
        Product = WindowsProduct.Server,
        Inventory = new InventoryFacts
        {
            Processors = 8, Memory = 32 * Gibi, Virtualization = new(true, false, null), FileSystemDrivers = ["wcifs", "WdFilter"],
            Features = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.Enabled, ["Microsoft-Hyper-V"] = FeatureState.Enabled },
            Scanners = [new ScannerFacts("Microsoft Defender", true, [@"C:\ProgramData\docker"])], Nats = [new NatFacts("nat", "172.28.0.0/16")],
        },
        Needed = new Dictionary<string, ServiceFacts?> { ["hns"] = new(true, false), ["vmcompute"] = new(false, false) },
        Engines = new Dictionary<string, ServiceFacts?> { ["docker"] = new(true, false), ["com.docker.service"] = null },
        HasEventSource = true,
    };

    /// <summary>A Windows machine with an engine of its own.</summary>
    public static HostFacts OnWindows { get; } = Good with
    {
        Windows = ReadyWindows,
        Events = [new("Microsoft-Windows-Hyper-V-Compute-Admin", []), new("Application", [])],
        Engine = Engine(Windows), Socket = null, Machine = new MachineFacts { IsWindows = true, User = "agent", Proxy = NoProxy, DockerCommand = @"C:\Program Files\Docker\docker.exe", Buildx = "x" },
    };

    public static HostFacts Of(ContainerHost host) => Good with { Engine = Engine(host) };

    public static HostFacts Of(EngineFacts engine) => Good with { Engine = engine };

    /// <summary>Nobody answers there.</summary>
    public static HostFacts Failing(FaultKind kind, string detail = "why") => Good with { Engine = null, Failure = new EngineFailure(kind, detail) };

    public static HostCheck Check(this HostFacts facts, string id) => HostChecks.All.Single(check => check.Id == id).Check(facts);
}
