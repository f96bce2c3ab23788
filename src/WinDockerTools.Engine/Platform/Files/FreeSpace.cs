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
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                return OnWindows(folder);
            var drive = new DriveInfo(folder);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // DriveInfo knows drives alone, no shares, and not what is mounted below a drive.
    // Windows finds a path of Linux on whatever drive is current.
    static (long Free, long Size)? OnWindows(string folder) =>
        ((folder.Length > 1 && folder[1] == ':') || folder.StartsWith("\\\\", StringComparison.Ordinal)) && GetDiskFreeSpaceEx(folder.TrimEnd('\\') + '\\', out var free, out var size, out _) ? (free, size) : null;

    [DllImport("kernel32.dll", EntryPoint = "GetDiskFreeSpaceExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    static extern bool GetDiskFreeSpaceEx(string folder, out long free, out long size, out long freeInAll);
}
