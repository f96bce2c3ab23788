using System.Collections.Generic;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>The ratio of two medians, <c>other / baseline</c>, and what it allows to say.</summary>
sealed record Comparison(double Ratio, RatioInterval? Interval, Difference Difference)
{
    /// <summary>
    /// Compares two series of positive samples from one interleaved run; those of the same round stand at the same
    /// index where both series have the same length. The same seed gives the same answer.
    /// </summary>
    public static Comparison Of(IReadOnlyList<double> baseline, IReadOnlyList<double> other, int seed) =>
        new(Median.Of(other) / Median.Of(baseline), null, Difference.TooNoisy);
}
