using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>An NFS mount of this machine, or a Docker volume that is one when a container uses it.</summary>
public sealed class NfsMount
{
    /// <summary>Where it is mounted; empty for a volume that no container uses.</summary>
    public string MountPoint { get; init; } = "";

    /// <summary>The same under the name that other cmdlets take.</summary>
    public string Path => MountPoint;

    public string Server { get; init; } = "";

    /// <summary>The folder as the server names it, for version 4 below its root.</summary>
    public string Export { get; init; } = "";

    /// <summary>In the kernel's words: <c>nfs</c> or <c>nfs4</c>.</summary>
    public string FileSystem { get; init; } = "";

    /// <summary>Of the protocol: <c>3</c>, <c>4.0</c>, <c>4.1</c> or <c>4.2</c>; of a volume that is not mounted the one that the kernel will take.</summary>
    public string Version { get; init; } = "";

    /// <summary>Every option that holds, then those of which nothing came.</summary>
    public IReadOnlyList<NfsMountOption> Options { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Where it is written what was asked for: <c>/run/mount/utab</c>, <c>/etc/fstab</c> or <c>volume</c>; null where it is not known.</summary>
    public string? AskedIn { get; init; }

    /// <summary>Its connections; empty for what is not mounted.</summary>
    public IReadOnlyList<NfsTransport> Transports { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Since it was mounted, in whole seconds; null where it is not, or the kernel does not tell.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Operations of which there was at least one call, most calls first.</summary>
    public IReadOnlyList<NfsOperation> Operations { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Bytes that came from the server and went there, for files; null where it is not mounted.</summary>
    public long? BytesRead { get; init; }
    public long? BytesWritten { get; init; }

    /// <summary>Other places where the same file system is mounted, with the same caches.</summary>
    public IReadOnlyList<string> AlsoAt { get; init => field = Indexed.Of(value); } = [];

    /// <summary>The Docker volume that it is; null for other mounts.</summary>
    public string? Volume { get; init; }

    /// <summary>The address of that volume's engine.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Options of which the kernel made something else, or nothing.</summary>
    public IReadOnlyList<NfsMountOption> NotAsAsked => Options.Where(option => option.State is NfsOptionState.Changed or NfsOptionState.Dropped).ToArray();

    public override string ToString() => $"{Server}:{Export}{(MountPoint.Length > 0 ? " at " : "")}{MountPoint}";
}
