using System.Collections.Generic;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>A Windows release by the name people use for it.</summary>
sealed record WindowsRelease(string Name, int Build, WindowsProduct Product);

/// <summary>
/// Names of releases. Source: microsoft/hcsshim osversion/windowsbuilds.go and
/// learn.microsoft.com/windows/release-health. LTSC names mean the server; a bare 1809 or 20H2 leaves the product open.
/// </summary>
static class WindowsReleases
{
    public static readonly IReadOnlyList<WindowsRelease> All =
    [
        new("ltsc2016", 14393, WindowsProduct.Server),
        new("ltsc2019", 17763, WindowsProduct.Server),
        new("ltsc2022", 20348, WindowsProduct.Server),
        new("ltsc2025", 26100, WindowsProduct.Server),

        new("WS2016", 14393, WindowsProduct.Server),
        new("WS1709", 16299, WindowsProduct.Server),
        new("WS1803", 17134, WindowsProduct.Server),
        new("WS2019", 17763, WindowsProduct.Server),
        new("WS1903", 18362, WindowsProduct.Server),
        new("WS1909", 18363, WindowsProduct.Server),
        new("WS2004", 19041, WindowsProduct.Server),
        new("WS20H2", 19042, WindowsProduct.Server),
        new("WS2022", 20348, WindowsProduct.Server),
        new("WS23H2", 25398, WindowsProduct.Server),
        new("WS2025", 26100, WindowsProduct.Server),

        new("Win10-1607", 14393, WindowsProduct.Client),
        new("Win10-1709", 16299, WindowsProduct.Client),
        new("Win10-1803", 17134, WindowsProduct.Client),
        new("Win10-1809", 17763, WindowsProduct.Client),
        new("Win10-1903", 18362, WindowsProduct.Client),
        new("Win10-1909", 18363, WindowsProduct.Client),
        new("Win10-2004", 19041, WindowsProduct.Client),
        new("Win10-20H2", 19042, WindowsProduct.Client),
        new("Win10-21H1", 19043, WindowsProduct.Client),
        new("Win10-21H2", 19044, WindowsProduct.Client),
        new("Win10-22H2", 19045, WindowsProduct.Client),
        new("Win11-21H2", 22000, WindowsProduct.Client),
        new("Win11-22H2", 22621, WindowsProduct.Client),
        new("Win11-23H2", 22631, WindowsProduct.Client),
        new("Win11-24H2", 26100, WindowsProduct.Client),
        new("Win11-25H2", 26200, WindowsProduct.Client),

        new("1709", 16299, WindowsProduct.Unknown),
        new("1803", 17134, WindowsProduct.Unknown),
        new("1809", 17763, WindowsProduct.Unknown),
        new("1903", 18362, WindowsProduct.Unknown),
        new("1909", 18363, WindowsProduct.Unknown),
        new("2004", 19041, WindowsProduct.Unknown),
        new("20H2", 19042, WindowsProduct.Unknown),
    ];
}
