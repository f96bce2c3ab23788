using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Mounts.Reading;

/// <summary>Volumes of Docker's own driver that are NFS mounts (docs.docker.com/engine/storage/volumes: type, o, device).</summary>
static class NfsVolumes
{
    public const string WrittenIn = "volume";

    public static bool IsNfs(EngineVolume volume) => volume.Driver == "local" && Option(volume, "type") is "nfs" or "nfs4";

    /// <summary>A volume with its mount, where a container uses it on this machine; else what was asked for.</summary>
    /// <param name="volume">One of NFS.</param>
    /// <param name="endpoint">The address of its engine.</param>
    /// <param name="tables">The mounts of the engine's machine, where that is this one.</param>
    public static NfsMount Describe(EngineVolume volume, string endpoint, MountTables? tables)
    {
        var asked = MountOption.Parse(Option(volume, "o"));
        if (tables is not null && NfsMounts.Entries(tables).FirstOrDefault(entry => entry.Point == volume.MountPoint) is { } entry)
            return NfsMounts.Describe(entry, tables, (WrittenIn, Option(volume, "o")), (volume.Name, endpoint));
        var (server, export) = NfsMounts.Split(Option(volume, "device"));
        return new NfsMount
        {
            Server = server.Length > 0 ? server : asked.LastOrDefault(option => option.Name == "addr")?.Value ?? "",
            Export = export,
            FileSystem = Option(volume, "type"),
            Version = Version(new NfsOptionSet(asked)["vers"]?.Value, Option(volume, "type")),
            Options = EffectiveOptions.Pending(asked),
            AskedIn = WrittenIn,
            Volume = volume.Name,
            Endpoint = endpoint,
        };
    }

    /// <summary>The mounts of this machine with the volumes, each once.</summary>
    public static IReadOnlyList<NfsMount> Merge(IReadOnlyList<NfsMount> mounts, IReadOnlyList<NfsMount> volumes)
    {
        var points = new HashSet<string>(volumes.Select(volume => volume.MountPoint).Where(point => point.Length > 0), StringComparer.Ordinal);
        return [.. mounts.Where(mount => !points.Contains(mount.MountPoint)), .. volumes];
    }

    /// <summary>Without the mount command nobody negotiates: the kernel takes its oldest, as was seen on 6.1.</summary>
    static string Version(string? asked, string type) => asked switch
    {
        null => type == "nfs4" ? "4.0" : "3",
        "4" => "4.0",
        _ => asked,
    };

    static string Option(EngineVolume volume, string name) => volume.Options.TryGetValue(name, out var value) ? value : "";
}
