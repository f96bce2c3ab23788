using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>The drives of this machine.</summary>
static class WindowsDrives
{
    /// <summary>Every drive by its letter; none elsewhere than on Windows.</summary>
    public static IReadOnlyList<(char Letter, DriveType Kind)> OfThisMachine()
    {
        try
        {
            return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? [.. DriveInfo.GetDrives().Select(drive => (char.ToUpperInvariant(drive.Name[0]), drive.DriveType))]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Where Windows is; null elsewhere.</summary>
    public static char? System() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && Environment.SystemDirectory is { Length: > 0 } folder ? char.ToUpperInvariant(folder[0]) : null;
}
