using System;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>On which side of the border between Windows and its Linux a folder lies.</summary>
static class ProjectPlace
{
    // Both lead into a distribution (learn.microsoft.com/windows/wsl/filesystems); the second since Windows 11.
    static readonly string[] Distributions = [@"\\wsl$\", @"\\wsl.localhost\", @"\\?\UNC\wsl$\", @"\\?\UNC\wsl.localhost\"];

    public static ProjectFacts OfWindows(string path) =>
        new(path, Distributions.Any(start => path.Replace('/', '\\').StartsWith(start, StringComparison.OrdinalIgnoreCase)));

    /// <param name="path">The folder.</param>
    /// <param name="isWsl">This is a Linux inside Windows.</param>
    /// <param name="mount">The mount under the folder; null where it is not known.</param>
    public static ProjectFacts OfLinux(string path, bool isWsl, MountEntry? mount) => new(path, isWsl && mount is not null ? WindowsDriveMounts.Is(mount) : null);
}
