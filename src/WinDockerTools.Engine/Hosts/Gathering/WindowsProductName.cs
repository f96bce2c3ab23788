using System.Linq;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>The name that people know a Windows by. The registry's own says Windows 10 on Windows 11 too.</summary>
static class WindowsProductName
{
    const int FirstOfWindows11 = 22000;

    /// <summary>Such as Windows 11 23H2, or Windows Server 2022; null where it is not known which of the two it is.</summary>
    public static string? Of(WindowsProduct product, int build, string? displayVersion) => product switch
    {
        WindowsProduct.Client => $"Windows {(build >= FirstOfWindows11 ? 11 : 10)} {displayVersion}".TrimEnd(),
        WindowsProduct.Server => $"Windows Server {Year(build) ?? displayVersion}".TrimEnd(),
        _ => null,
    };

    static string? Year(int build) => WindowsReleases.All
        .FirstOrDefault(release => release.Build == build && release.Product == WindowsProduct.Server && release.Name.StartsWith("WS", System.StringComparison.Ordinal))?.Name.Substring(2);
}
