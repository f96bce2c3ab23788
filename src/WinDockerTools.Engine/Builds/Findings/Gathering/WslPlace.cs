using System;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>On which side of the border between Windows and its Linux a project lies.</summary>
static class WslPlace
{
    // Both lead into a distribution (learn.microsoft.com/windows/wsl/filesystems); the second since Windows 11.
    static readonly string[] Distributions = [@"\\wsl$\", @"\\wsl.localhost\"];

    // A path with this in front is not shortened or changed (learn.microsoft.com/windows/win32/fileio/naming-a-file).
    const string LongShare = @"\\?\UNC\";

    // Not on a Windows drive, and emptied by no restart.
    const string BetterThanHome = "/var/tmp";

    /// <summary>Seen from Windows.</summary>
    public static WslFacts OfWindows(string path)
    {
        var plain = path.Replace('/', '\\');
        if (plain.StartsWith(LongShare, StringComparison.OrdinalIgnoreCase))
            plain = @"\\" + plain.Substring(LongShare.Length);
        return new WslFacts(Distributions.Any(start => plain.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Seen from Linux inside Windows; null where nothing tells.</summary>
    public static WslFacts? OfLinux(MountEntry? project, MountEntry? home) => project is null ? null
        : IsWindowsDrive(project) ? new WslFacts(true, home is not null && IsWindowsDrive(home) ? BetterThanHome : null)
        : new WslFacts(false);

    /// <summary>
    /// WSL 1 calls it drvfs. WSL 2 shares drives by 9p, as it does its own drivers, or by virtiofs, which it uses for
    /// nothing else (microsoft/WSL doc/docs/technical-documentation/drvfs.md).
    /// </summary>
    static bool IsWindowsDrive(MountEntry mount) => mount.Type switch
    {
        "drvfs" or "virtiofs" => true,
        "9p" or "v9fs" => mount.Options.Split(',', ';').Contains("aname=drvfs"),
        _ => false,
    };
}
