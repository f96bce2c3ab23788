using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>The middle of samples, and how sure it is.</summary>
static class Median
{
    /// <summary>
    /// With four, the interval from the lowest to the highest misses the middle in one of eight; with five in one of
    /// sixteen.
    /// </summary>
    public const int FewestSamples = 5;

    /// <summary>The mean of the two middle samples where their number is even. There is at least one sample.</summary>
    public static double Of(IReadOnlyList<double> samples)
    {
        var sorted = samples.OrderBy(sample => sample).ToArray();
        return Middle(sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
    }

    /// <summary>A 95 % bootstrap interval; null below <see cref="FewestSamples"/> samples.</summary>
    public static (double Low, double High)? Interval(IReadOnlyList<double> samples, int seed) =>
        samples.Count < FewestSamples
            ? null
            : Bootstrap.Interval(Bootstrap.Medians(samples, new SplitMix(seed)), samples.Count);

    internal static double Middle(double low, double high) => (low + high) / 2;
}
