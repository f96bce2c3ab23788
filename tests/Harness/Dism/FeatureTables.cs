using System.Linq;

namespace WinDockerTools.Tests.Harness.Dism;

/// <summary>A feature of the stand-in for DISM: states and restarts are the numbers of its documented enumerations.</summary>
public sealed record StandInFeature(string Name, int State = StandInFeature.Staged, int Restart = StandInFeature.NoRestart, string Parent = "-", bool Payload = true)
{
    public const int NotPresent = 0, UninstallPending = 1, Staged = 2, Removed = 3, Installed = 4, InstallPending = 5;
    public const int NoRestart = 0, RestartRequired = 2;

    public string Line => $"{Name};{State};{Restart};{Parent};{(Payload ? 1 : 0)};{Name} of Windows";

    public static StandInFeature Read(string line)
    {
        var parts = line.Split(';');
        return new(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), parts[3], parts[4] == "1");
    }
}

/// <summary>The container features of two kinds of Windows as they come installed, with the names that each has.</summary>
public static class FeatureTables
{
    public static StandInFeature[] Client =>
    [
        new("Containers", Restart: StandInFeature.RestartRequired),
        new("Containers-HNS", Restart: StandInFeature.RestartRequired, Parent: "Containers"),
        new("Containers-SDN", Restart: StandInFeature.RestartRequired, Parent: "Containers"),
        new("Microsoft-Hyper-V-All", Restart: StandInFeature.RestartRequired),
        new("Microsoft-Hyper-V", Restart: StandInFeature.RestartRequired, Parent: "Microsoft-Hyper-V-All"),
        new("Microsoft-Hyper-V-Hypervisor", Restart: StandInFeature.RestartRequired, Parent: "Microsoft-Hyper-V"),
        new("Microsoft-Hyper-V-Services", Restart: StandInFeature.RestartRequired, Parent: "Microsoft-Hyper-V"),
        new("Microsoft-Hyper-V-Tools-All", Parent: "Microsoft-Hyper-V-All"),
        new("VirtualMachinePlatform", Restart: StandInFeature.RestartRequired),
        new("Microsoft-Windows-Subsystem-Linux", Restart: StandInFeature.RestartRequired),
        new("ServicesForNFS-ClientOnly"),
        new("ClientForNFS-Infrastructure", Parent: "ServicesForNFS-ClientOnly"),
        new("NFS-Administration", Parent: "ServicesForNFS-ClientOnly"),
        new("TelnetClient", StandInFeature.Installed),
    ];

    public static StandInFeature[] Server =>
    [
        new("Containers", Restart: StandInFeature.RestartRequired),
        new("Microsoft-Hyper-V", Restart: StandInFeature.RestartRequired),
        new("Microsoft-Hyper-V-Offline", Restart: StandInFeature.RestartRequired, Parent: "Microsoft-Hyper-V"),
        new("Microsoft-Hyper-V-Online", Restart: StandInFeature.RestartRequired, Parent: "Microsoft-Hyper-V"),
        new("VirtualMachinePlatform", Restart: StandInFeature.RestartRequired),
        new("Microsoft-Windows-Subsystem-Linux", Restart: StandInFeature.RestartRequired),
        new("ServicesForNFS-ServerAndClient"),
        new("ClientForNFS-Infrastructure", Parent: "ServicesForNFS-ServerAndClient"),
    ];

    /// <summary>A client of the Home edition, which has no Hyper-V.</summary>
    public static StandInFeature[] Home => [.. Client.Where(feature => !feature.Name.StartsWith("Microsoft-Hyper-V", System.StringComparison.Ordinal))];
}
