using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>What tells the figures of one place apart.</summary>
sealed record BatchKey(MountOperation Operation, MountCacheState State, MountWorkload? Workload = null);

/// <summary>One operation in one round, by all clients.</summary>
/// <param name="Key">What was done.</param>
/// <param name="Clients">What each client did.</param>
/// <param name="BytesEach">Bytes that one operation moves, one replay of a workload; null where no content is moved.</param>
sealed record Batch(BatchKey Key, IReadOnlyList<ClientBatch> Clients, double? BytesEach)
{
    /// <summary>Calls to the server meanwhile; null where it is no NFS mount of this machine.</summary>
    public IReadOnlyList<MountRpcCount>? Rpc { get; init; }

    bool IsWorkload => Key.Workload is not null;

    /// <summary>Steps of a workload each by itself.</summary>
    public long Operations => Clients.Sum(client => client.Operations);

    /// <summary>A replay of a workload is one.</summary>
    public long Repetitions => IsWorkload ? Clients.Count : Operations;

    /// <summary>Seconds that stand for the round: those of one operation, of a workload those of all of it.</summary>
    public double Typical => IsWorkload || Clients.Any(client => client.Latencies is null)
        ? Median.Of([.. Clients.Select(client => client.Busy / (IsWorkload ? 1 : client.Operations))])
        : Median.Of([.. Clients.SelectMany(client => client.Latencies!)]);
}

/// <summary>What one client did in a batch.</summary>
/// <param name="Operations">How often it did it.</param>
/// <param name="Busy">Seconds that it spent on nothing else.</param>
/// <param name="Latencies">Seconds of each single one; null where only all of them were timed.</param>
sealed record ClientBatch(long Operations, double Busy, IReadOnlyList<double>? Latencies)
{
    public static ClientBatch Of(IReadOnlyList<double> latencies) => new(latencies.Count, latencies.Sum(), latencies);
}
