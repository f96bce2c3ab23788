using System.Collections.Generic;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>What is done in each round.</summary>
sealed record MeasureSettings
{
    /// <summary>Everything but work, which has a list of its own.</summary>
    public static IReadOnlyList<MountOperation> Single { get; } =
    [
        MountOperation.Create, MountOperation.Write, MountOperation.Stat, MountOperation.Readdir, MountOperation.Sync, MountOperation.Read, MountOperation.Rename,
        MountOperation.Lock, MountOperation.Unlink, MountOperation.SmallFiles, MountOperation.SequentialWrite, MountOperation.SequentialRead,
    ];

    /// <summary>The same with what takes its time, and is measured where it is asked for.</summary>
    public static IReadOnlyList<MountOperation> Known { get; } = [.. Single, MountOperation.Revisit];

    public IReadOnlyList<MountOperation> Operations { get; init; } = [];
    public IReadOnlyList<MountWorkload> Workloads { get; init; } = [];

    /// <summary>Files of each client.</summary>
    public int Files { get; init; } = 200;

    /// <summary>Bytes of the large file of each client.</summary>
    public long SequentialSize { get; init; } = 32L << 20;

    public int Clients { get; init; } = 1;
}
