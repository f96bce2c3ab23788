using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Samples;

/// <summary>What was asked of a server between two readings of a mount's counters.</summary>
static class RpcDifference
{
    /// <summary>Null where one of the readings is missing, or the mount was made anew between them.</summary>
    public static IReadOnlyList<MountRpcCount>? Of(MountCounters? before, MountCounters? after, long operations)
    {
        if (before is null || after is null || after.Age < before.Age)
            return null;
        var known = NfsCounters.Operations(before).ToDictionary(operation => operation.Name);
        return Sorted(NfsCounters.Operations(after).Select(now => known.TryGetValue(now.Name, out var then)
            ? (now.Name, now.Calls - then.Calls, now.Retransmissions - then.Retransmissions)
            : (now.Name, now.Calls, now.Retransmissions)), operations);
    }

    /// <summary>The same over several batches; null where one of them is not known.</summary>
    public static IReadOnlyList<MountRpcCount>? Sum(IReadOnlyList<Batch> batches) => batches.Any(batch => batch.Rpc is null) ? null : Sorted(
        batches.SelectMany(batch => batch.Rpc!).GroupBy(count => count.Name)
            .Select(group => (group.Key, group.Sum(count => count.Calls), group.Sum(count => count.Retransmissions))),
        batches.Sum(batch => batch.Repetitions));

    static IReadOnlyList<MountRpcCount> Sorted(IEnumerable<(string Name, long Calls, long Again)> counts, long operations) => [.. counts
        .Where(count => count.Calls > 0)
        .OrderByDescending(count => count.Calls).ThenBy(count => count.Name, StringComparer.Ordinal)
        .Select(count => new MountRpcCount
        {
            Name = count.Name,
            Calls = count.Calls,
            PerOperation = (double)count.Calls / operations,
            Retransmissions = count.Again,
        })];
}
