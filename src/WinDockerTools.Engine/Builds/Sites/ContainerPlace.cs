using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>Where things are inside a container of an operating system.</summary>
sealed record ContainerPlace(string Root, string Sources, string TemporaryFolder, bool IsWindows)
{
    const string SourcesName = "windockertools-src";

    public static ContainerPlace Linux { get; } = new("/", "/" + SourcesName, "/tmp", IsWindows: false);

    public static ContainerPlace Windows { get; } = new("C:\\", "C:\\" + SourcesName, "C:\\Windows\\Temp", IsWindows: true);

    /// <summary>What every path of the packed sources begins with.</summary>
    public static string ArchivePrefix => SourcesName;

    public string Join(string folder, string name) => name.Length == 0 ? folder
        : IsWindows ? $"{folder.TrimEnd('\\')}\\{name.Replace('/', '\\')}" : $"{folder.TrimEnd('/')}/{name}";

    public string Folder(string folder, string name) => Join(folder, name) + (IsWindows ? "\\" : "/");

    /// <summary>Whether a path lies on one of the mounts.</summary>
    public bool IsMounted(string path, IEnumerable<ContainerMount> mounts) => mounts.Any(mount =>
        path == mount.Target || path.StartsWith(mount.Target.TrimEnd('/', '\\') + (IsWindows ? "\\" : "/"), System.StringComparison.Ordinal));
}
