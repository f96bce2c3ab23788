using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>On which side of the border between Windows and its Linux a folder lies.</summary>
static class ProjectPlace
{
    public static ProjectFacts OfWindows(string path) => new(path, DistributionShares.Hold(path));

    /// <param name="path">The folder.</param>
    /// <param name="isWsl">This is a Linux inside Windows.</param>
    /// <param name="mount">The mount under the folder; null where it is not known.</param>
    public static ProjectFacts OfLinux(string path, bool isWsl, MountEntry? mount) => new(path, isWsl && mount is not null ? WindowsDriveMounts.Is(mount) : null);
}
