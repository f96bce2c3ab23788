using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Nobody relies on settings of the network that do nothing.</summary>
static class IgnoredTcpSettings
{
    public static HostCheckRule Rule { get; } = new(
        nameof(IgnoredTcpSettings),
        "No TCP settings are left that Windows no longer heeds",
        "Windows tunes the receive window itself since Vista and ignores TcpWindowSize; receive-side scaling is set with Set-NetAdapterRss. Who set such values believes in an effect that is not there.",
        "https://learn.microsoft.com/windows-server/networking/technologies/network-subsystem/net-sub-performance-tuning-nics",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) => windows.IgnoredTcpValues.Count == 0
        ? CheckOutcome.Passed("None is set.")
        : CheckOutcome.Warning(
            $"Set and without effect: {string.Join(", ", windows.IgnoredTcpValues)}.",
            "See what counts today: Get-NetTCPSetting; Get-NetOffloadGlobalSetting; Get-NetAdapterRss");
}
