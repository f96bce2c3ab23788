using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Services;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Reads what Windows says of itself in its registry and by its services.</summary>
static class WindowsFactsReader
{
    // moby daemon/daemon_windows.go: the engine does not start without them.
    static readonly string[] Needed = ["hns", "vmcompute"];

    // Its own name, and that of Docker Desktop's helper.
    static readonly string[] Engines = ["docker", "com.docker.service"];

    // What engines and Kubernetes may run containers with.
    static readonly string[] Others = ["containerd"];

    // StartType of a service that may not be started.
    const int Disabled = 4;

    const string Services = @"SYSTEM\CurrentControlSet\Services\";

    // github.com/bcwilhite/xPendingReboot: the marks of servicing and of Windows Update.
    static readonly (string Key, string Who)[] RestartMarks =
    [
        (@"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending", "a change of Windows features or updates"),
        (@"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired", "Windows Update"),
    ];

    // MicrosoftDocs/Virtualization-Documentation, Debug-ContainerHost.ps1.
    const string ContainersKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers";
    const string DriveKey = @"SYSTEM\CurrentControlSet\Policies\Microsoft\FVE";
    const string EventKey = Services + @"EventLog\Application\docker";

    const string TcpKey = Services + @"Tcpip\Parameters";

    // learn.microsoft.com/windows-server/networking/technologies/network-subsystem/net-sub-performance-tuning-nics says so
    // of the first three; EnableRSS came with the Scalable Networking Pack of Server 2003, and is set elsewhere today.
    static readonly string[] IgnoredTcp = ["TcpWindowSize", "NumTcbTablePartitions", "MaxHashTableSize", "EnableRSS"];

    /// <summary>Every service that is asked about.</summary>
    public static IReadOnlyList<string> ServiceNames { get; } = [.. Needed, .. Engines, .. Others];

    /// <summary>Null elsewhere than on Windows.</summary>
    public static WindowsFacts? OfThisMachine() => RegistryReader.OfThisMachine is { } registry ? Read(registry, WindowsRegistryFacts.OfThisMachine(), IsRunning) : null;

    /// <param name="registry">The registry.</param>
    /// <param name="windows">What it says of the version; null where it does not.</param>
    /// <param name="isRunning">Whether a service runs; null where the services' manager does not tell.</param>
    public static WindowsFacts Read(RegistryReader registry, WindowsRegistryFacts? windows, Func<string, bool?> isRunning)
    {
        Dictionary<string, ServiceFacts?> Of(string[] names) => names.ToDictionary(name => name, name => registry.Has(Services + name)
            ? new ServiceFacts(isRunning(name) ?? false, registry.Number(Services + name, "Start") == Disabled) : null);
        return new WindowsFacts
        {
            Version = windows?.Version,
            Product = WindowsDescription.ProductOf(windows?.InstallationType),
            Needed = Of(Needed),
            Engines = Of(Engines),
            Others = Of(Others),
            RestartReasons = [.. RestartMarks.Where(mark => registry.Has(mark.Key)).Select(mark => mark.Who)],
            HasPendingFiles = registry.Value(@"SYSTEM\CurrentControlSet\Control\Session Manager", "PendingFileRenameOperations") is string[] { Length: > 0 },
            DisablesOplocks = registry.Number(ContainersKey, "VSmbDisableOplocks"),
            TestValues = [.. (registry.Names(ContainersKey) ?? []).Where(name => name.StartsWith("zz", StringComparison.OrdinalIgnoreCase))],
            DeniesWriting = registry.Number(DriveKey, "FDVDenyWriteAccess"),
            IgnoredTcpValues = [.. IgnoredTcp.Where(name => registry.Value(TcpKey, name) is not null).Select(name => $"{name}={registry.Value(TcpKey, name)}")],
            HasEventSource = registry.Has(EventKey),
        };
    }

    static bool? IsRunning(string service)
    {
        try
        {
            return WindowsServices.Find(service)?.State is ServiceState.Running;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
