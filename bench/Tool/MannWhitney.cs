using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Bench;

/// <summary>
/// The exact two-sided Mann-Whitney U test for samples without ties: what golang.org/x/perf/cmd/benchstat documents as
/// its comparison; it shows a difference where p is below 0.05.
/// </summary>
static class MannWhitney
{
    public const double Benchstat = 0.05;

    public static double P(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var u = first.Sum(a => second.Count(b => b < a));
        var ways = Ways(first.Count, second.Count);
        var fewest = Math.Min(u, (first.Count * second.Count) - u);
        return Math.Min(1, 2 * ways.Take(fewest + 1).Sum() / ways.Sum());
    }

    /// <summary>In how many orders of all samples each U comes about.</summary>
    static double[] Ways(int first, int second)
    {
        // By the ranks that fall to the first series: [how many of them so far, the U that they make].
        var ways = new double[first + 1, (first * second) + 1];
        ways[0, 0] = 1;
        for (var rank = 0; rank < first + second; rank++)
        {
            for (var taken = Math.Min(rank, first - 1); taken >= 0; taken--)
            {
                var below = rank - taken;
                for (var u = (first * second) - below; u >= 0; u--)
                    ways[taken + 1, u + below] += ways[taken, u];
            }
        }
        return [.. Enumerable.Range(0, (first * second) + 1).Select(u => ways[first, u])];
    }
}
