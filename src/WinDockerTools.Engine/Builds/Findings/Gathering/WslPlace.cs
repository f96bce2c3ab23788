using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>On which side of the border between Windows and its Linux a project lies.</summary>
static class WslPlace
{
    // Not on a Windows drive, and emptied by no restart.
    const string BetterThanHome = "/var/tmp";

    /// <summary>Seen from Windows.</summary>
    public static WslFacts OfWindows(string path) => new(DistributionShares.Hold(path));

    /// <summary>Seen from Linux inside Windows; null where nothing tells.</summary>
    public static WslFacts? OfLinux(MountEntry? project, MountEntry? home) => project is null ? null
        : WindowsDriveMounts.Is(project) ? new WslFacts(true, home is not null && WindowsDriveMounts.Is(home) ? BetterThanHome : null)
        : new WslFacts(false);
}
