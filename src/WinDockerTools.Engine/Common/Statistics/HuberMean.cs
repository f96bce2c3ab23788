using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>
/// The middle of differences and how sure it is (Huber 1964, doi:10.1214/aoms/1177703732): near ones count by their
/// distance, as for a mean, and far ones by their side alone, as for a median. So a few disturbed builds do not carry
/// it away, and quiet ones are used to the full.
/// </summary>
sealed class HuberMean
{
    /// <summary>What is far, in standard deviations.</summary>
    const double Far = 1;

    /// <summary>A median of distances, of a normal distribution, in standard deviations: 1 / 0.6745.</summary>
    const double PerMedian = 1.4826;

    /// <summary>Samples nearer than this are the same, but for rounding.</summary>
    const double Same = 1e-9;

    /// <summary>Halvings of the range, to the last digit of a double.</summary>
    const int Steps = 60;

    readonly IReadOnlyList<double> samples;
    readonly double limit, lowest, highest;

    /// <summary>There is at least one sample.</summary>
    public HuberMean(IReadOnlyList<double> samples)
    {
        this.samples = samples;
        var median = Median.Of(samples);
        // Few samples spread less than what they are drawn from.
        var spread = PerMedian * Median.Of([.. samples.Select(sample => Math.Abs(sample - median))]) * samples.Count / (samples.Count - 0.8);
        limit = Math.Max(Far * spread, Same);
        // Where all are far, on one side.
        (lowest, highest) = (samples.Min() - (2 * limit), samples.Max() + (2 * limit));
    }

    public double Estimate => Where(0);

    /// <summary>
    /// The values that are not refused, each side by a chance of <paramref name="tail"/>: Student's test, of the
    /// distances as they count. There are at least two samples.
    /// </summary>
    public (double Low, double High) Interval(double tail)
    {
        var student = Quantiles.Student(tail, samples.Count - 1);
        // The same test in terms of the sum over the root of the sum of squares, which does not exceed the root of the count.
        var bound = student * Math.Sqrt(samples.Count) / Math.Sqrt(samples.Count - 1 + (student * student));
        return (Where(bound), Where(-bound));
    }

    /// <summary>The value that has this imbalance, which falls as the value grows.</summary>
    double Where(double imbalance)
    {
        double low = lowest, high = highest;
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            var above = Imbalance(middle);
            if (above > imbalance)
                low = middle;
            else if (above < imbalance)
                high = middle;
            else
                return middle;
        }
        return (low + high) / 2;
    }

    double Imbalance(double value)
    {
        double sum = 0, squares = 0;
        foreach (var sample in samples)
        {
            var distance = Math.Max(-limit, Math.Min(limit, sample - value));
            sum += distance;
            squares += distance * distance;
        }
        return sum == 0 ? 0 : sum / Math.Sqrt(squares);
    }
}
