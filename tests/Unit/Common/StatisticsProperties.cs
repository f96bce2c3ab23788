using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class StatisticsProperties
{
    const int Some = 400;
    const double Close = 1e-9;

    /// <summary>Builds as they are, equal ones among them, and times from a nanosecond to thirty thousand years.</summary>
    static readonly Gen<double> Times = Gen.Frequency(
        (4, Gen.Double[0.9, 1.1]), (2, Gen.Double[0.98, 1.02]), (1, Gen.Const(1.0)), (1, Gen.Double[-9, 12].Select(power => Math.Pow(10, power))));

    static readonly Gen<(double[] Baseline, double[] Other, int Seed)> Rounds = Gen.Select(
        Gen.Int[1, 20].SelectMany(count => Gen.Select(Times.Array[count], Times.Array[count])), Gen.Double[0.8, 1.25], Gen.Int,
        (series, ratio, seed) => (series.Item1, series.Item2.Select(time => time * ratio).ToArray(), seed));

    [Fact]
    public void An_interval_holds_its_ratio_and_the_verdict_never_says_otherwise() => Fuzz.All(Rounds, series =>
    {
        var (ratio, interval, difference) = Comparison.Of(series.Baseline, series.Other);

        Assert.True(ratio is > 0 and < double.PositiveInfinity);
        Assert.Equal(Math.Min(series.Baseline.Length, series.Other.Length) < 5, interval is null);
        if (interval is null)
        {
            Assert.Equal(Difference.TooNoisy, difference);
            return;
        }
        Assert.True(interval.Low > 0 && interval.Low <= ratio && ratio <= interval.High && interval.High < double.PositiveInfinity);
        Assert.True(difference switch
        {
            Difference.Slower => interval.Low > 1 && ratio >= 1.03,
            Difference.Faster => interval.High < 1 && ratio <= 1 / 1.03,
            Difference.NoDifference => Within(1.03) || (Within(1.05) && interval.Low <= 1 && interval.High >= 1),
            Difference.TooNoisy => !Within(1.03),
            _ => false,
        });

        bool Within(double bound) => interval.Low >= 1 / bound && interval.High <= bound;
    }, Some);

    [Fact]
    public void Every_verdict_is_reached()
    {
        var seen = new ConcurrentDictionary<Difference, int>();
        Fuzz.All(Rounds, series => seen.AddOrUpdate(Comparison.Of(series.Baseline, series.Other).Difference, 1, (_, count) => count + 1), Some);

        Assert.All([Difference.Faster, Difference.Slower, Difference.NoDifference, Difference.TooNoisy], verdict => Assert.InRange(seen.GetValueOrDefault(verdict), Some / 200, Some));
    }

    [Fact]
    public void Swapping_the_two_turns_the_answer_upside_down() => Fuzz.All(Rounds, series =>
    {
        var there = Comparison.Of(series.Baseline, series.Other);
        var back = Comparison.Of(series.Other, series.Baseline);

        Agree(there.Ratio, 1 / back.Ratio);
        if (there.Interval is not null)
        {
            Agree(there.Interval.Low, 1 / back.Interval!.High);
            Agree(there.Interval.High, 1 / back.Interval.Low);
        }
        if (!OnEdge(there))
        {
            Assert.Equal(there.Difference switch
            {
                Difference.Slower => Difference.Faster,
                Difference.Faster => Difference.Slower,
                var same => same,
            }, back.Difference);
        }
    }, Some);

    [Fact]
    public void Neither_the_unit_of_time_nor_the_order_of_rounds_matters() => Fuzz.All(Gen.Select(Rounds, Gen.Double[-6, 6]), (series, power) =>
    {
        var unit = Math.Pow(10, power);
        var order = Shuffle.Of(Enumerable.Range(0, series.Baseline.Length).ToList(), series.Seed);
        var plain = Comparison.Of(series.Baseline, series.Other);
        var scaled = Comparison.Of(
            order.Select(round => series.Baseline[round] * unit).ToList(), order.Select(round => series.Other[round] * unit).ToList());

        Agree(plain.Ratio, scaled.Ratio);
        if (plain.Interval is not null)
        {
            Agree(plain.Interval.Low, scaled.Interval!.Low);
            Agree(plain.Interval.High, scaled.Interval.High);
        }
        if (!OnEdge(plain))
            Assert.Equal(plain.Difference, scaled.Difference);
    }, Some);

    [Fact]
    public void A_slower_other_is_never_called_faster_than_before() => Fuzz.All(Gen.Select(Rounds, Gen.Double[1, 1.3]), (series, factor) =>
    {
        var before = Comparison.Of(series.Baseline, series.Other);
        var after = Comparison.Of(series.Baseline, series.Other.Select(time => time * factor).ToList());

        Agree(before.Ratio * factor, after.Ratio);
        if (before.Interval is not null)
            Agree(before.Interval.Low * factor, after.Interval!.Low);
        if (before.Difference == Difference.Slower && !OnEdge(before))
            Assert.Equal(Difference.Slower, after.Difference);
        if (after.Difference == Difference.Faster && !OnEdge(after))
            Assert.Equal(Difference.Faster, before.Difference);
    }, Some);

    [Fact]
    public void A_round_slower_for_both_changes_nothing() => Fuzz.All(Gen.Select(Rounds, Gen.Double[1, 1.5].Array[20]), (series, load) =>
    {
        var quiet = Comparison.Of(series.Baseline, series.Other);
        var busy = Comparison.Of(
            series.Baseline.Select((time, round) => time * load[round]).ToList(), series.Other.Select((time, round) => time * load[round]).ToList());

        Agree(quiet.Ratio, busy.Ratio);
        if (quiet.Interval is not null)
            Agree(quiet.Interval.High, busy.Interval!.High);
    }, Some);

    [Fact]
    public void A_median_lies_in_its_interval_and_that_among_the_samples() => Fuzz.All(Gen.Select(Times.Array[1, 30], Gen.Int), (samples, seed) =>
    {
        var median = Median.Of(samples);

        Assert.InRange(median, samples.Min(), samples.Max());
        if (Median.Interval(samples, seed) is { } interval)
        {
            Assert.InRange(interval.Low, samples.Min(), median);
            Assert.InRange(interval.High, median, samples.Max());
        }
        else
        {
            Assert.InRange(samples.Length, 1, 4);
        }
    }, Some);

    [Fact]
    public void A_shuffle_holds_every_item_once_and_leaves_the_list_alone() => Fuzz.All(Gen.Select(Gen.Int.List[0, 50], Gen.Int), (items, seed) =>
    {
        var before = items.ToList();

        Assert.Equal(before.Order(), Shuffle.Of(items, seed).Order());
        Assert.Equal(before, items);
    }, Some);

    static void Agree(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= Close * Math.Abs(expected), $"{expected} and {actual}");

    /// <summary>So near a threshold that rounding decides.</summary>
    static bool OnEdge(Comparison comparison) => new[] { comparison.Ratio, comparison.Interval?.Low ?? 0, comparison.Interval?.High ?? 0 }
        .Any(value => new[] { 1, 1.03, 1.04, 1.05, 1.10 }.Any(edge => Math.Abs(value - edge) < Close || Math.Abs((value * edge) - 1) < Close));
}
