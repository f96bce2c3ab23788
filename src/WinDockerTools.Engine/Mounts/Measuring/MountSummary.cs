using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring;

/// <summary>Makes figures of samples: medians, intervals, and the comparison with the first place.</summary>
static class MountSummary
{
    public static IReadOnlyList<MountPerformance> Of(IReadOnlyList<PlaceResult> results, int seed)
    {
        var measured = results.Where(result => result.Keys.Any()).ToList();
        return [.. measured.SelectMany(result => result.Keys.Select(key => Of(measured[0], result, key, seed)))];
    }

    static MountPerformance Of(PlaceResult first, PlaceResult result, BatchKey key, int seed)
    {
        var batches = result.Of(key).Select(round => round.Batch).ToList();
        var typical = batches.Select(batch => batch.Typical).ToList();
        var latencies = key.Workload is null && batches.All(batch => batch.Clients.All(client => client.Latencies is not null))
            ? batches.SelectMany(batch => batch.Clients).SelectMany(client => client.Latencies!).OrderBy(latency => latency).ToList() : [];
        var compared = Compare(first, result, key);
        var facts = result.Place.Facts;
        return new MountPerformance
        {
            Path = facts.Path,
            Image = facts.Image,
            Mount = facts.Mount,
            Volume = facts.Volume,
            Place = result.Place.Name,
            Method = facts.Method,
            Operation = key.Operation,
            Workload = key.Workload,
            CacheState = key.State,
            Median = Time(Median.Of(typical)),
            Interval = Median.Interval(typical, seed) is { } interval ? new TimeInterval(Time(interval.Low), Time(interval.High)) : null,
            P95 = Percentile.Of(latencies, 0.95) is { } p95 ? Time(p95) : null,
            P99 = Percentile.Of(latencies, 0.99) is { } p99 ? Time(p99) : null,
            OperationsPerSecond = Rate(batches, client => client.Operations),
            BytesPerSecond = batches[0].BytesEach is { } each ? Rate(batches, client => each * (key.Workload is null ? client.Operations : 1)) : null,
            Ratio = result == first ? 1 : compared?.Ratio,
            RatioInterval = compared?.Interval,
            Difference = compared?.Difference,
            ComparedWith = result == first ? null : first.Place.Name,
            RpcCounts = RpcDifference.Sum(batches),
            FileSystem = facts.FileSystem,
            Source = facts.Source,
            Options = facts.Options,
            Samples = batches.Sum(batch => batch.Operations),
            Rounds = batches.Count,
            Clients = batches[0].Clients.Count,
        };
    }

    static Comparison? Compare(PlaceResult first, PlaceResult result, BatchKey key)
    {
        if (result == first)
            return null;
        // Only rounds that both have finished stand beside each other.
        var pairs = first.Of(key).Join(result.Of(key), round => round.Round, round => round.Round, (one, other) => (One: one.Batch.Typical, Other: other.Batch.Typical)).ToList();
        return pairs.Count == 0 ? null : Comparison.Of([.. pairs.Select(pair => pair.One)], [.. pairs.Select(pair => pair.Other)]);
    }

    /// <summary>A second's work of all clients: each at the rate that it has while it is busy.</summary>
    static double Rate(List<Batch> batches, Func<ClientBatch, double> work)
    {
        var clients = batches.SelectMany(batch => batch.Clients).ToList();
        return batches[0].Clients.Count * clients.Sum(work) / clients.Sum(client => client.Busy);
    }

    // TimeSpan.FromSeconds of .NET Framework rounds to milliseconds.
    static TimeSpan Time(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
