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

    /// <summary>
    /// The chance on either side of the interval that is reported, and of the one that a verdict rests on: of twenty
    /// comparisons of a thing with itself, more than one may seldom name a difference. By <c>bench/statistics.sh</c>
    /// the first holds the truth in 93 (five rounds) to 96 of 100.
    /// </summary>
    const double Reported = 0.02, Named = 0.01;

    /// <summary>
    /// Compares two series of positive samples from one interleaved run, round by round: those of the same round stand
    /// at the same index.
    /// </summary>
    /// <remarks>
    /// A load that comes and goes over rounds slows both of a round, so that the rounds' own ratios are compared.
    /// <c>bench/statistics.sh</c> holds this against builds whose difference is known.
    /// </remarks>
    public static Comparison Of(IReadOnlyList<double> baseline, IReadOnlyList<double> other)
    {
        var mean = new HuberMean([.. other.Select((sample, round) => Math.Log(sample / baseline[round]))]);
        var ratio = Math.Exp(mean.Estimate);
        if (baseline.Count < Median.FewestSamples)
            return new(ratio, null, Difference.TooNoisy);
        var reported = Ratios(mean.Interval(Reported));
        return new(ratio, reported, Judge(ratio, reported, Ratios(mean.Interval(Named)), Least(baseline.Count)));
    }

    static RatioInterval Ratios((double Low, double High) logs) => new(Math.Exp(logs.Low), Math.Exp(logs.High));

    /// <summary>The smallest ratio that is named, unless the whole interval lies beyond what matters.</summary>
    static double Least(int rounds) => rounds < FewRounds ? 1.10 : rounds < ManyRounds ? 1.04 : Negligible;

    static Difference Judge(double ratio, RatioInterval reported, RatioInterval sure, double least)
    {
        if (sure.Low > 1 && (ratio >= least || sure.Low >= Matters))
            return Difference.Slower;
        if (sure.High < 1 && (ratio <= 1 / least || sure.High <= 1 / Matters))
            return Difference.Faster;
        var bound = reported is { Low: <= 1, High: >= 1 } ? Matters : Negligible;
        return reported.Low >= 1 / bound && reported.High <= bound ? Difference.NoDifference : Difference.TooNoisy;
    }
}
