using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class StatisticsTests
{
    const int Seed = 7;
    const double Exact = 1e-12;

    static readonly double[] Quiet = [8.06, 8.11, 7.98, 8.21, 8.02, 8.15, 7.91, 8.09, 8.01, 8.18, 8.04, 8.12, 7.95, 8.08, 8.03];

    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 9.0, 1, 5 }, 5)]
    [InlineData(new[] { 9.0, 1, 5, 4 }, 4.5)]
    public void The_median_is_the_middle_whatever_the_order(double[] samples, double expected) => Assert.Equal(expected, Median.Of(samples));

    [Fact]
    public void Under_five_samples_say_nothing_of_their_spread()
    {
        Assert.Null(Median.Interval(Quiet.Take(4).ToList(), Seed));
        Assert.NotNull(Median.Interval(Quiet.Take(5).ToList(), Seed));
    }

    [Fact]
    public void An_interval_of_five_reaches_from_the_lowest_to_the_highest_and_one_of_fifteen_does_not()
    {
        Assert.Equal((7.98, 8.21), Median.Interval(Quiet.Take(5).ToList(), Seed));
        // The fourth and the twelfth of fifteen: both sides of a fair coin, 15 throws, at most three in a thousand too many.
        var sorted = Quiet.OrderBy(sample => sample).ToList();
        Assert.Equal((sorted[3], sorted[11]), Median.Interval(Quiet, Seed));
    }

    [Fact]
    public void The_same_seed_draws_the_same_on_every_runtime()
    {
        var random = new SplitMix(42);
        Assert.Equal([741, 159, 278, 344, 38, 868], Enumerable.Range(0, 6).Select(_ => random.Next(1000)));
        Assert.Equal([8, 5, 7, 2, 3, 6, 1, 4], Shuffle.Of([1, 2, 3, 4, 5, 6, 7, 8], Seed));
        var even = Median.Interval(Quiet.Take(8).ToList(), Seed)!.Value;
        Assert.Equal(7.945, even.Low, Exact);
        Assert.Equal(8.18, even.High, Exact);
    }

    [Theory]
    [InlineData(2.0, 5, Difference.Slower)]
    [InlineData(0.06, 5, Difference.Faster)]
    [InlineData(1.05, 5, Difference.TooNoisy)]
    [InlineData(1.05, 15, Difference.Slower)]
    [InlineData(0.95, 15, Difference.Faster)]
    [InlineData(1.0, 15, Difference.NoDifference)]
    [InlineData(1.01, 15, Difference.NoDifference)]
    [InlineData(2.0, 4, Difference.TooNoisy)]
    public void A_difference_is_named_when_the_rounds_bear_it_out(double ratio, int rounds, Difference expected)
    {
        // Another scenario's chance: the same spread in another order.
        var other = Enumerable.Reverse(Quiet.Take(rounds)).Select(sample => sample * ratio).ToList();

        Assert.Equal(expected, Comparison.Of(Quiet.Take(rounds).ToList(), other).Difference);
    }

    [Fact]
    public void A_load_that_grows_over_the_rounds_does_not_hide_a_difference()
    {
        var load = Enumerable.Range(0, Quiet.Length).Select(round => 1 + (0.3 * round / Quiet.Length)).ToList();
        var baseline = Quiet.Zip(load, (sample, factor) => sample * factor).ToList();
        var other = Enumerable.Reverse(Quiet).Zip(load, (sample, factor) => 1.05 * sample * factor).ToList();

        var paired = Comparison.Of(baseline, other);

        Assert.Equal(Difference.Slower, paired.Difference);
        Assert.InRange(paired.Ratio, 1.03, 1.07);
    }

    [Fact]
    public void Three_disturbed_builds_of_fifteen_are_not_a_difference()
    {
        var other = Enumerable.Reverse(Quiet).ToArray();
        other[2] *= 1.4;
        other[6] *= 1.3;
        other[11] *= 1.2;

        Assert.Equal(Difference.NoDifference, Comparison.Of(Quiet, other).Difference);
    }

    [Fact]
    public void Samples_that_spread_too_far_say_neither()
    {
        double[] wild = [6, 9, 12, 7, 11, 8, 10, 6.5, 9.5, 11.5, 7.5, 8.5, 10.5, 12.5, 9.2];

        Assert.Equal(Difference.TooNoisy, Comparison.Of(Quiet, wild.Select(sample => sample * 0.9).ToList()).Difference);
    }

    [Fact]
    public void A_small_difference_that_is_sure_is_one_that_does_not_matter()
    {
        var comparison = Comparison.Of(Quiet, Quiet.Select(sample => sample * 1.02).ToList());

        Assert.True(comparison.Interval!.Low > 1);
        Assert.Equal(Difference.NoDifference, comparison.Difference);
    }

    [Theory]
    [InlineData(6, 1.049, Difference.TooNoisy)]
    [InlineData(6, 1.051, Difference.Slower)]
    [InlineData(6, 1 / 1.051, Difference.Faster)]
    [InlineData(14, 1.039, Difference.TooNoisy)]
    [InlineData(14, 1.041, Difference.Slower)]
    [InlineData(15, 1.029, Difference.NoDifference)]
    [InlineData(15, 1.031, Difference.Slower)]
    [InlineData(15, 1 / 1.031, Difference.Faster)]
    public void The_fewer_the_rounds_the_larger_a_difference_has_to_be(int rounds, double ratio, Difference expected) =>
        Assert.Equal(expected, Of(Enumerable.Repeat(ratio, rounds)));

    [Theory]
    [InlineData(0.99, 1.04, 1.08, Difference.Slower)]
    [InlineData(0.93, 1.04, 1.08, Difference.TooNoisy)]
    [InlineData(0.96, 1.01, 1.045, Difference.NoDifference)]
    [InlineData(0.90, 1.01, 1.10, Difference.TooNoisy)]
    public void A_verdict_needs_an_interval_clear_of_what_it_denies(double low, double middle, double high, Difference expected) =>
        Assert.Equal(expected, Of([.. Enumerable.Repeat(low, 5), .. Enumerable.Repeat(middle, 5), .. Enumerable.Repeat(high, 5)]));

    [Theory]
    [InlineData(1.04, 1.09, Difference.TooNoisy)]
    [InlineData(1.04, 1.11, Difference.Slower)]
    [InlineData(1.06, 1.09, Difference.Slower)]
    public void Five_rounds_name_what_is_large_or_large_in_every_round(double least, double middle, Difference expected) =>
        Assert.Equal(expected, Of([least, middle, middle, middle, middle + 0.02]));

    // By Student's table for nine degrees of freedom 2.398 leaves 2 % on its side, and 2.821 leaves 1 %.
    [Theory]
    [InlineData(2.65, Difference.TooNoisy)]
    [InlineData(3.00, Difference.Slower)]
    public void A_verdict_rests_on_one_chance_in_a_hundred(double errors, Difference expected)
    {
        const double spread = 0.06, error = spread / 3;

        Assert.Equal(expected, Of(Enumerable.Range(0, 10).Select(round => Math.Exp((errors * error) + (round % 2 == 0 ? spread : -spread)))));
    }

    static Difference Of(IEnumerable<double> ratios) =>
        Comparison.Of(Enumerable.Repeat(1.0, ratios.Count()).ToList(), ratios.ToList()).Difference;

    [Fact]
    public void Far_samples_count_by_their_side_alone()
    {
        double[] near = [-4, -3, -2, -1, -1, 0, 0, 0, 1, 1, 2, 3, 4];

        Assert.Equal(0, new HuberMean(near).Estimate, Exact);
        Assert.Equal(new HuberMean([.. near, 9]).Estimate, new HuberMean([.. near, 9e9]).Estimate, 1e-6);
        Assert.Equal(new HuberMean([.. near, 9]).Interval(0.01).High, new HuberMean([.. near, 9e9]).Interval(0.01).High, 1e-6);
        Assert.Equal(7.5, new HuberMean([7.5]).Estimate, Exact);
        Assert.Equal(7.5, new HuberMean([7.5, 7.5, 7.5]).Interval(0.01).Low, 1e-8);
    }

    [Fact]
    public void Where_no_sample_is_far_the_interval_is_that_of_a_mean()
    {
        // Two values as often: all lie one standard deviation from the middle, which is not far.
        double[] even = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3];

        var interval = new HuberMean(even).Interval(0.025);

        // 2.262 standard errors of 1.054 / sqrt(10) on both sides, where none gets farther than is near.
        Assert.Equal(4, interval.Low + interval.High, 1e-9);
        Assert.InRange(interval.High, 2.5, 2 + (2.262 * 1.0541 / Math.Sqrt(10)) + 0.2);
    }

    [Fact]
    public void What_is_far_is_told_by_the_median_distance_stretched_for_few()
    {
        // The median distance of five is 1.
        var estimate = new HuberMean([-2, -1, 0, 1, 10]).Estimate;
        const double limit = 1.4826 * 5 / 4.2;
        Assert.Equal(0, new[] { -2.0, -1, 0, 1, 10 }.Sum(sample => Math.Max(-limit, Math.Min(limit, sample - estimate))), 1e-9);
    }

    [Theory]
    [InlineData(0.025, 4, 2.776)]
    [InlineData(0.025, 14, 2.145)]
    [InlineData(0.01, 6, 3.143)]
    [InlineData(0.01, 14, 2.624)]
    [InlineData(0.0125, 200, 2.258)]
    public void Students_quantiles_are_those_of_the_tables(double tail, int freedom, double expected) =>
        Assert.InRange(Quantiles.Student(tail, freedom), expected * 0.98, expected * 1.02);

    [Fact]
    public void A_comparison_takes_no_more_than_ten_milliseconds()
    {
        var other = Enumerable.Reverse(Quiet).ToList();
        Comparison.Of(Quiet, other);
        var times = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var watch = Stopwatch.StartNew();
            Comparison.Of(Quiet, other);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Assert.InRange(times.Min(), 0, 10);
    }

    [Fact]
    public void A_shuffle_loses_nothing_and_reaches_every_order()
    {
        var orders = Enumerable.Range(0, 600).Select(seed => string.Concat(Shuffle.Of("abc".ToCharArray(), seed))).GroupBy(order => order).ToList();

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], orders.Select(order => order.Key).OrderBy(order => order, StringComparer.Ordinal));
        Assert.All(orders, order => Assert.InRange(order.Count(), 60, 140));
    }

    [Theory]
    [InlineData(0.95, 20, 19)]
    [InlineData(0.95, 100, 95)]
    [InlineData(0.99, 1000, 990)]
    [InlineData(0.5, 3, 2)]
    [InlineData(0.95, 19, null)]
    [InlineData(0.99, 100, 99)]
    [InlineData(0.99, 99, null)]
    [InlineData(0.95, 0, null)]
    public void A_percentile_is_a_sample_below_the_highest(double share, int count, int? expected) =>
        Assert.Equal(expected, (int?)Percentile.Of([.. Enumerable.Range(1, count).Select(number => (double)number)], share));

    [Theory]
    [InlineData(0.0000012, 0.0000015, "1.20-1.50 µs")]
    [InlineData(0.0005, 0.02, "0.50-20.00 ms")]
    [InlineData(0.05, 0.1, "0.05-0.10 s")]
    [InlineData(1.234, 5.678, "1.23-5.68 s")]
    public void An_interval_is_shown_in_a_unit_that_shows_it(double low, double high, string text) =>
        Assert.Equal(text, new TimeInterval(TimeSpan.FromTicks((long)(low * 1e7)), TimeSpan.FromTicks((long)(high * 1e7))).ToString());
}
