using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>Counters as a kernel showed them, and as it would have shown them some calls later.</summary>
public sealed class RpcDifferenceTests
{
    static readonly string Recorded = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Unit", "Mounts", "Recorded", "mountstats.txt"));

    static MountCounters Counters(params (string Old, string New)[] changes)
    {
        var text = changes.Aggregate(Recorded, (now, change) =>
        {
            Assert.Contains(change.Old, now, StringComparison.Ordinal);
            return now.Replace(change.Old, change.New);
        });
        return MountStatistics.Parse(text).First(mount => mount.Point == "/mnt/nfs");
    }

    [Fact]
    public void What_was_called_between_two_readings_is_told_most_calls_first_and_for_each_operation()
    {
        var after = Counters(
            ("GETATTR: 1 1 0 156 240 0 0 0 0", "GETATTR: 201 203 0 156 240 0 0 0 0"),
            ("LOOKUP: 0 0 0 0 0 0 0 0 0", "LOOKUP: 50 50 0 0 0 0 0 0 0"));

        var counts = RpcDifference.Of(Counters(), after, 100)!;

        Assert.Equal(["GETATTR", "LOOKUP"], counts.Select(count => count.Name));
        Assert.Equal([200, 50], counts.Select(count => count.Calls));
        Assert.Equal([2, 0.5], counts.Select(count => count.PerOperation));
        Assert.Equal([2, 0], counts.Select(count => count.Retransmissions));
        Assert.Equal("GETATTR: 200 (2 each)", counts[0].ToString());
    }

    [Fact]
    public void Nothing_called_is_no_calls_and_nothing_known_is_null()
    {
        Assert.Empty(RpcDifference.Of(Counters(), Counters(), 1)!);
        Assert.Null(RpcDifference.Of(null, Counters(), 1));
        Assert.Null(RpcDifference.Of(Counters(), null, 1));
        // Unmounted and mounted again.
        Assert.Null(RpcDifference.Of(Counters(("age:\t0", "age:\t7")), Counters(), 1));
    }

    [Fact]
    public void Several_rounds_are_added_up()
    {
        Batch[] batches = [WithCalls(100), WithCalls(300)];

        var sum = RpcDifference.Sum(batches)!;

        Assert.Equal((400, 2), (sum.Single().Calls, sum.Single().PerOperation));
        Assert.Null(RpcDifference.Sum([.. batches, WithCalls(1) with { Rpc = null }]));

        static Batch WithCalls(long calls) => new(new(MountOperation.Stat, MountCacheState.Warm), [new ClientBatch(100, 1, null)], null)
        {
            Rpc = RpcDifference.Of(Counters(), Counters(("GETATTR: 1 1", $"GETATTR: {1 + calls} {1 + calls}")), 100),
        };
    }
}
