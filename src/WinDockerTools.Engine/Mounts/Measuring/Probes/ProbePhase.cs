using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring.Probes;

/// <summary>One step of a round.</summary>
/// <param name="Key">What it measures.</param>
/// <param name="Run">What each client does; null where the place does not have it.</param>
/// <param name="BytesEach">Bytes that one operation moves.</param>
/// <param name="Lacking">Why it may be left out.</param>
sealed record ProbePhase(BatchKey Key, Func<FileProbe, IReadOnlyList<double>?> Run, double? BytesEach = null, string? Lacking = null)
{
    /// <summary>What each client does before, which is neither timed nor counted.</summary>
    public Action<FileProbe>? Before { get; init; }

    /// <summary>It is told by IOException that the place does not have it.</summary>
    public bool MayFail { get; init; }
}

/// <summary>The steps of a round in their order.</summary>
static class ProbePhases
{
    const string NoRevalidation = "this file system does not ask for attributes past a cache on request";
    const string NoForgetting = "what is cached of its files could not be dropped";
    const string NoLocks = "there are no locks";

    /// <summary>File systems whose client asks the server when told AT_STATX_FORCE_SYNC (fs/nfs/inode.c, fs/smb/client/inode.c, fs/ceph/inode.c, fs/fuse/dir.c).</summary>
    static readonly string[] Asking = ["nfs", "nfs4", "cifs", "smb3", "ceph"];

    /// <param name="settings">What is wanted.</param>
    /// <param name="fileSystem">In the kernel's words; null where it is not told.</param>
    public static IReadOnlyList<ProbePhase> For(MeasureSettings settings, string? fileSystem)
    {
        var asks = fileSystem is not null && (Asking.Contains(fileSystem) || fileSystem.StartsWith("fuse.", StringComparison.Ordinal));
        var wanted = settings.Operations;
        var needsFiles = Files(asks).Any(phase => wanted.Contains(phase.Key.Operation));
        return
        [
            // Synced files are those whose content can be dropped.
            .. Files(asks).Where(phase => wanted.Contains(phase.Key.Operation) || (needsFiles && IsNeeded(phase.Key, wanted))),
            .. Others(settings.SequentialSize).Where(phase => wanted.Contains(phase.Key.Operation)
                || (phase.Key.Operation == MountOperation.SequentialWrite && wanted.Contains(MountOperation.SequentialRead))),
        ];
    }

    static bool IsNeeded(BatchKey key, IReadOnlyList<MountOperation> wanted) => key.Operation switch
    {
        MountOperation.Create or MountOperation.Write or MountOperation.Rename or MountOperation.Unlink => true,
        MountOperation.Sync => wanted.Contains(MountOperation.Read),
        _ => false,
    };

    static IReadOnlyList<ProbePhase> Files(bool asks) =>
    [
        new(new(MountOperation.Create, MountCacheState.None), probe => probe.Create()),
        // Of files just made: NFS believes a file the longer, the longer it has not changed.
        new(new(MountOperation.Revisit, MountCacheState.Aged), probe => probe.Stat()) { Before = probe => probe.GrowOld() },
        new(new(MountOperation.Write, MountCacheState.None), probe => probe.Write(), FileProbe.FileSize),
        new(new(MountOperation.Stat, MountCacheState.Revalidated), probe => asks ? probe.StatAnew() : null, null, NoRevalidation),
        new(new(MountOperation.Stat, MountCacheState.Warm), probe => probe.Stat()) { Before = probe => probe.Stat() },
        new(new(MountOperation.Readdir, MountCacheState.Warm), probe => probe.Readdir()) { Before = probe => probe.ListOnce() },
        new(new(MountOperation.Sync, MountCacheState.None), probe => probe.Sync()),
        new(new(MountOperation.Read, MountCacheState.Cold), probe => probe.ReadCold(), FileProbe.FileSize, NoForgetting),
        new(new(MountOperation.Read, MountCacheState.Warm), probe => probe.Read(), FileProbe.FileSize) { Before = probe => probe.Read() },
        new(new(MountOperation.Rename, MountCacheState.None), probe => probe.Rename()),
        new(new(MountOperation.Lock, MountCacheState.None), probe => probe.Lock(), null, NoLocks) { MayFail = true },
        new(new(MountOperation.Unlink, MountCacheState.None), probe => probe.Unlink()),
    ];

    static IReadOnlyList<ProbePhase> Others(long size) =>
    [
        new(new(MountOperation.SmallFiles, MountCacheState.None), probe => probe.SmallFiles(), 2 * FileProbe.FileSize),
        new(new(MountOperation.SequentialWrite, MountCacheState.None), probe => [probe.WriteLarge()], size),
        new(new(MountOperation.SequentialRead, MountCacheState.Cold), probe => probe.ForgetLarge() ? [probe.ReadLarge()] : null, size, NoForgetting),
        new(new(MountOperation.SequentialRead, MountCacheState.Warm), probe => [probe.ReadLarge()], size),
    ];
}
