using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>Rounds, and what is said of them, with times that are written down.</summary>
public sealed class MountMeasuringTests
{
    readonly HeardMount heard = new();

    async Task<IReadOnlyList<MountPerformance>> MeasureAsync(int rounds, params IMountPlace[] places) =>
        MountSummary.Of(await new MountMeasuring(heard, rounds, 7).RunAsync(places, TestContext.Current.CancellationToken), 7);

    static double[] Around(double seconds) => [.. Enumerable.Range(0, 7).Select(round => seconds * (1 + (0.01 * (round - 3))))];

    [Fact]
    public async Task The_first_round_does_not_count_and_the_rest_is_summed_up()
    {
        var found = Assert.Single(await MeasureAsync(7, new MadeUpPlace("one", Around(0.001))));

        Assert.Equal(TimeSpan.FromTicks(10_000), found.Median);
        Assert.InRange(found.Interval!.Low, TimeSpan.FromTicks(9_700), found.Median);
        Assert.InRange(found.Interval.High, found.Median, TimeSpan.FromTicks(10_300));
        Assert.Equal("0.97-1.03 ms", found.Interval.ToString());
        Assert.Equal(TimeSpan.FromTicks(10_300), found.P95);
        Assert.Equal((7 * 40, 7, 1), ((int)found.Samples, found.Rounds, found.Clients));
        Assert.Equal(1000, found.OperationsPerSecond, 0.5);
        Assert.Equal(4096 * 1000, found.BytesPerSecond!.Value, 2000.0);
        Assert.Equal((1, null, null, null), (found.Ratio, found.RatioInterval, found.Difference, found.ComparedWith));
        Assert.Equal(("/one", "ext4", "one: Stat"), (found.Path, found.FileSystem, found.ToString()));
        Assert.Null(found.RpcCounts);
        Assert.Null(found.RpcPerOperation);
    }

    [Theory]
    [InlineData(2.0, "Slower")]
    [InlineData(0.5, "Faster")]
    [InlineData(1.0, "NoDifference")]
    public async Task A_place_is_compared_with_the_first_by_their_rounds(double times, string difference)
    {
        var found = await MeasureAsync(7, new MadeUpPlace("one", Around(0.001)), new MadeUpPlace("two", Around(0.001 * times)));

        Assert.Equal(times, found[1].Ratio!.Value, 0.001);
        Assert.Equal(("one", difference), (found[1].ComparedWith, found[1].Difference.ToString()));
    }

    [Fact]
    public async Task No_winner_is_named_where_the_rounds_disagree()
    {
        var found = await MeasureAsync(6, new MadeUpPlace("one", 1, 2, 1, 2, 1, 2), new MadeUpPlace("two", 2, 1, 2.2, 1.1, 2, 1));

        Assert.Equal(Difference.TooNoisy, found[1].Difference);
        Assert.True(found[1].RatioInterval!.Low < 1 && found[1].RatioInterval!.High > 1);
    }

    [Fact]
    public async Task Few_rounds_have_no_interval_and_few_calls_no_percentile()
    {
        var found = Assert.Single(await MeasureAsync(1, new MadeUpPlace("one", 0.5)));

        Assert.Null(found.Interval);
        // Of forty, the highest would be the 99th percentile.
        Assert.NotNull(found.P95);
        Assert.Null(found.P99);
    }

    [Fact]
    public async Task Every_round_visits_all_places_in_an_order_of_its_own()
    {
        List<string> log = [];
        await MeasureAsync(7, [.. "abc".Select(name => new MadeUpPlace(name.ToString(), Around(1)) { Log = log })]);

        var rounds = Enumerable.Range(0, 8).Select(round => string.Concat(log.Skip(3 * round).Take(3))).ToList();
        Assert.All(rounds, round => Assert.Equal("abc", string.Concat(round.OrderBy(name => name))));
        Assert.True(rounds.Distinct().Count() > 2);
    }

    [Fact]
    public async Task A_place_that_fails_is_told_once_and_what_it_gave_until_then_counts()
    {
        var found = await MeasureAsync(7,
            new MadeUpPlace("one", Around(1)),
            new MadeUpPlace("two", Around(1)) { Before = round => Fail(round == 3, FaultKind.MountMeasureTimeout) },
            new MadeUpPlace("three", Around(1)) { Preparing = () => Fail(true, FaultKind.MountNotWritable) });

        Assert.Equal(["one", "two"], found.Select(item => item.Place));
        Assert.Equal([7, 2], found.Select(item => item.Rounds));
        Assert.Equal([("three", FaultKind.MountNotWritable), ("two", FaultKind.MountMeasureTimeout)], heard.Faults);

        static void Fail(bool fails, FaultKind kind)
        {
            if (fails)
                throw new FaultException(kind, "x", "y");
        }
    }

    [Fact]
    public async Task The_first_place_that_can_be_measured_is_compared_with()
    {
        var found = await MeasureAsync(5,
            new MadeUpPlace("gone") { Preparing = () => throw new FaultException(FaultKind.MountPathNotFound, "gone", "x") },
            new MadeUpPlace("one", 1, 1, 1, 1, 1), new MadeUpPlace("two", 3, 3, 3, 3, 3));

        Assert.Equal([null, "one"], found.Select(item => item.ComparedWith));
        Assert.Equal([1, 3], found.Select(item => (int)Math.Round(item.Ratio!.Value)));
    }

    [Fact]
    public async Task Progress_goes_to_its_end_and_tells_the_time_left_once_it_is_known()
    {
        await MeasureAsync(2, new MadeUpPlace("one", 1, 1), new MadeUpPlace("two", 1, 1));

        Assert.Equal([0, 0, 0, 1, 2, 3, 4, 5], heard.Steps.Select(step => step.Done));
        Assert.All(heard.Steps, step => Assert.Equal(6, step.All));
        Assert.All(heard.Steps.Skip(4), step => Assert.NotNull(step.Left));
        Assert.Null(heard.Steps[2].Left);
        Assert.Contains(": round 2 of 2", heard.Steps[7].Now, StringComparison.Ordinal);
        Assert.Equal(["one: Lock None: there are no locks", "two: Lock None: there are no locks"], heard.Omissions.OrderBy(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stop_is_no_error_of_a_place()
    {
        using var stop = new CancellationTokenSource();
        var place = new MadeUpPlace("one", Around(1)) { Before = round => Stop(round) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new MountMeasuring(heard, 7, 1).RunAsync([place], stop.Token));

        Assert.Empty(heard.Faults);

        void Stop(int round)
        {
            if (round == 2)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_workload_stands_for_itself_and_clients_add_up()
    {
        var key = new BatchKey(MountOperation.Workload, MountCacheState.Warm, MountWorkload.GoBuild);
        var batch = new Batch(key, [new ClientBatch(100, 2, null), new ClientBatch(100, 4, null)], 1000);

        Assert.Equal((3, 200, 2), (batch.Typical, batch.Operations, batch.Repetitions));
        Assert.Equal(0.03, (batch with { Key = MadeUpPlace.Key }).Typical, 0.0001);
    }
}
