using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>How many times as long the other takes as the baseline, and what that allows to say.</summary>
sealed record Comparison(double Ratio, RatioInterval? Interval, Difference Difference)
{
    const int FewRounds = 7, ManyRounds = 15;

    /// <summary>What is too little to speak of, and what must not be overlooked.</summary>
    const double Negligible = 1.03, Matters = 1.05;

    /// <summary>By how much of its own width an interval has to clear 1, for a wide one comes of few or wild samples.</summary>
    const double Clearance = 0.05;

    /// <summary>
    /// Compares two series of positive samples from one interleaved run; those of the same round stand at the same
    /// index where both series have the same length. The same seed gives the same answer.
    /// </summary>
    /// <remarks>
    /// In pairs, the ratio is the median of the rounds' own ratios, since a load that comes and goes over rounds slows
    /// both of a round; otherwise it is the ratio of the medians. <c>bench/statistics.sh</c> holds both against
    /// builds whose difference is known.
    /// </remarks>
    public static Comparison Of(IReadOnlyList<double> baseline, IReadOnlyList<double> other, int seed)
    {
        var paired = baseline.Count == other.Count;
        var rounds = Math.Min(baseline.Count, other.Count);
        var logs = paired ? other.Select((sample, round) => Math.Log(sample / baseline[round])).ToArray() : [];
        var ratio = paired ? Math.Exp(Median.Of(logs)) : Median.Of(other) / Median.Of(baseline);
        if (rounds < Bootstrap.FewestSamples)
            return new(ratio, null, Difference.TooNoisy);

        var (low, high) = paired
            ? Median.Interval(logs, seed)!.Value
            : Bootstrap.Interval(Unpaired(baseline, other, new SplitMix(seed)), rounds);
        var interval = new RatioInterval(Math.Min(Math.Exp(low), ratio), Math.Max(Math.Exp(high), ratio));
        return new(ratio, interval, Judge(ratio, interval, Least(rounds)));
    }

    static double[] Unpaired(IReadOnlyList<double> baseline, IReadOnlyList<double> other, SplitMix random)
    {
        // The longer series draws first, whichever it is: swapping the two must turn the ratio and nothing else.
        var first = Bootstrap.Medians(baseline.Count > other.Count ? baseline : other, random);
        var second = Bootstrap.Medians(baseline.Count > other.Count ? other : baseline, random);
        var (below, above) = baseline.Count > other.Count ? (first, second) : (second, first);
        return [.. above.Select((median, draw) => Math.Log(median / below[draw]))];
    }

    /// <summary>
    /// The smallest ratio that is named, unless the whole interval lies beyond what matters. By chance alone, 1 lies
    /// outside one interval in twenty; that the ratio then lies as far from 1 as this too is chance in at most one of
    /// fifty, however the builds spread.
    /// </summary>
    static double Least(int rounds) => rounds < FewRounds ? 1.10 : rounds < ManyRounds ? 1.04 : Negligible;

    static Difference Judge(double ratio, RatioInterval interval, double least)
    {
        var clear = Math.Pow(interval.High / interval.Low, Clearance);
        if (interval.Low > clear && (ratio >= least || interval.Low >= Matters))
            return Difference.Slower;
        if (interval.High < 1 / clear && (ratio <= 1 / least || interval.High <= 1 / Matters))
            return Difference.Faster;
        var bound = interval is { Low: <= 1, High: >= 1 } ? Matters : Negligible;
        return interval.Low >= 1 / bound && interval.High <= bound ? Difference.NoDifference : Difference.TooNoisy;
    }
}
