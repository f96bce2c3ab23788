using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>How one place does one operation. What could not be observed is <see langword="null"/>.</summary>
public sealed class MountPerformance
{
    /// <summary>The folder that was measured in; for a container the folder in it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The image of the container; null without one.</summary>
    public string? Image { get; init; }

    /// <summary>What is under <see cref="Path"/> in the container; null without one.</summary>
    public MountKind? Mount { get; init; }

    /// <summary>The volume of an NFS mount in a container.</summary>
    public string? Volume { get; init; }

    /// <summary>How messages and tables call the place.</summary>
    public string Place { get; init; } = "";

    /// <summary>By what it was measured; the same for all places of a call.</summary>
    public MountMethod Method { get; init; }

    public MountOperation Operation { get; init; }

    /// <summary>Of the operation Workload; null of others.</summary>
    public MountWorkload? Workload { get; init; }

    public MountCacheState CacheState { get; init; }

    /// <summary>
    /// Time of one operation, of a workload of one replay: the median over the rounds of each round's median, by a
    /// shell of each round's mean.
    /// </summary>
    public TimeSpan Median { get; init; }

    /// <summary>95 % bootstrap interval of <see cref="Median"/>; null below five rounds.</summary>
    public TimeInterval? Interval { get; init; }

    /// <summary>Of the single operations of all rounds; null where these were not timed, or are too few.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>Of the single operations of all rounds; null where these were not timed, or are too few.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>Of all clients together, while they do nothing else.</summary>
    public double OperationsPerSecond { get; init; }

    /// <summary>Of all clients together; null for operations that move no content.</summary>
    public double? BytesPerSecond { get; init; }

    /// <summary>How many times as long as <see cref="ComparedWith"/>: the middle of the rounds' own ratios.</summary>
    public double? Ratio { get; init; }

    public RatioInterval? RatioInterval { get; init; }

    /// <summary>What the samples allow to say; null for the first place.</summary>
    public Difference? Difference { get; init; }

    /// <summary>The first place of the call that was measured.</summary>
    public string? ComparedWith { get; init; }

    /// <summary>Calls to the server while this was measured, most calls first; null where it is no NFS mount of this machine.</summary>
    public IReadOnlyList<MountRpcCount>? RpcCounts { get; init => field = Indexed.Of(value); }

    /// <summary>All calls to the server for each operation; null where it is no NFS mount of this machine.</summary>
    public double? RpcPerOperation => RpcCounts?.Sum(count => count.PerOperation);

    /// <summary>In the kernel's words, such as <c>ext4</c>, <c>nfs4</c> or <c>9p</c>; null where it is not told.</summary>
    public string? FileSystem { get; init; }

    /// <summary>The device, or server and export; null where it is not told.</summary>
    public string? Source { get; init; }

    /// <summary>The options of mount and file system; null where they are not told.</summary>
    public string? Options { get; init; }

    /// <summary>Operations that were counted, all clients and rounds together.</summary>
    public long Samples { get; init; }

    /// <summary>Rounds that were counted.</summary>
    public int Rounds { get; init; }

    /// <summary>How many worked at once, each in a folder of its own.</summary>
    public int Clients { get; init; }

    public override string ToString() => $"{Place}: {Workload?.ToString() ?? Operation.ToString()}";
}
