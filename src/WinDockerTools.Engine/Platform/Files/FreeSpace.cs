using System;
using System.IO;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>The space of the file system under a folder.</summary>
static class FreeSpace
{
    /// <summary>Bytes that this account may write, and bytes in all; null where there is no such folder, or no way to it.</summary>
    public static (long Free, long Size)? At(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return null;
            // Windows knows drives alone, other systems any mounted folder.
            var drive = new DriveInfo(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Path.GetPathRoot(folder)! : folder);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
