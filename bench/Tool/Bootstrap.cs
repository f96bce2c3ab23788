using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Bench;

/// <summary>Medians with 95 % intervals, by drawing the rounds again many times (percentile bootstrap).</summary>
static class Bootstrap
{
    const int Draws = 10_000, Seed = 20251015;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static (double Low, double High) OfMedian(IReadOnlyList<double> values) =>
        Interval(values.Count, rounds => Median(rounds.Select(round => values[round])));

    /// <summary>The ratio of two medians; a round is drawn with both of its values, which share the machine's mood.</summary>
    public static (double Low, double High) OfRatio(IReadOnlyList<double> values, IReadOnlyList<double> baseline) =>
        Interval(values.Count, rounds => Median(rounds.Select(round => values[round])) / Median(rounds.Select(round => baseline[round])));

    static (double, double) Interval(int count, Func<int[], double> of)
    {
        var random = new Random(Seed);
        var drawn = Enumerable.Range(0, Draws)
            .Select(_ => of([.. Enumerable.Range(0, count).Select(_ => random.Next(count))]))
            .Order().ToArray();
        return (drawn[(int)(Draws * 0.025)], drawn[(int)(Draws * 0.975)]);
    }
}
