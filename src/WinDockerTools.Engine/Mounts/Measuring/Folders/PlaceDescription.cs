using System;
using System.IO;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>What file system a folder lies on.</summary>
static class PlaceDescription
{
    /// <summary>By which the files of a Linux come into Windows (learn.microsoft.com/windows/wsl/filesystems).</summary>
    const string OfDistributions = "9p";

    /// <summary>What a mount adds to what is known; nothing where there is none.</summary>
    public static PlaceFacts Of(PlaceFacts known, MountEntry? mount) =>
        mount is null ? known : known with { FileSystem = mount.Type, Source = mount.Source, Options = MountOptionText.Of(mount) };

    public static PlaceFacts Of(string path, string real, MountEntry? mount) => mount is not null
        ? Of(new PlaceFacts { Path = path }, mount)
        : DistributionShares.Hold(real) ? new PlaceFacts { Path = path, FileSystem = OfDistributions, Source = Path.GetPathRoot(real) }
        : OfDrive(path, real);

    static PlaceFacts OfDrive(string path, string real)
    {
        var root = Path.GetPathRoot(real) ?? "";
        try
        {
            return new PlaceFacts { Path = path, FileSystem = new DriveInfo(root).DriveFormat, Source = root };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Of a share nobody tells.
            return new PlaceFacts { Path = path, Source = root.Length > 0 ? root : null };
        }
    }
}
