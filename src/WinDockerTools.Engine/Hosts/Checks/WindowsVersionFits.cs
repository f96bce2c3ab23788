using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>This Windows can run an engine.</summary>
static class WindowsVersionFits
{
    // moby daemon/daemon_windows.go: "Windows build 17763 or higher is required".
    const int Oldest = 17763;

    public static HostCheckRule Rule { get; } = new(
        nameof(WindowsVersionFits),
        "Windows is new enough for current engines",
        "Engines refuse to start on builds before 17763 (Windows Server 2019, Windows 10 1809), whose support has ended.",
        "https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) => windows.Version switch
    {
        null => CheckOutcome.Unknown("The registry does not tell the version."),
        { Build: < Oldest } version => CheckOutcome.Failed($"Build {version.Build}.", "Upgrade to Windows Server 2022 or 2025, or to Windows 11."),
        var version => CheckOutcome.Passed($"Build {version.Build}{(version.Revision >= 0 ? $", revision {version.Revision}" : "")}."),
    };
}
