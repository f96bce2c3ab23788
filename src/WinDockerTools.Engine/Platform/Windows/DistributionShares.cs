using System;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>The paths by which Windows sees the files of a Linux inside it.</summary>
static class DistributionShares
{
    // Both lead into a distribution (learn.microsoft.com/windows/wsl/filesystems); the second since Windows 11.
    static readonly string[] Starts = [@"\\wsl$\", @"\\wsl.localhost\"];

    // A path with this in front is not shortened or changed (learn.microsoft.com/windows/win32/fileio/naming-a-file).
    const string LongShare = @"\\?\UNC\";

    public static bool Hold(string path)
    {
        var plain = path.Replace('/', '\\');
        if (plain.StartsWith(LongShare, StringComparison.OrdinalIgnoreCase))
            plain = @"\\" + plain.Substring(LongShare.Length);
        return Starts.Any(start => plain.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
