using System;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;

namespace WinDockerTools.Bench;

/// <summary>How often a difference is named on builds whose difference is known.</summary>
static class StatisticsBench
{
    const int Seed = 20251015, Repeats = 20;

    static readonly double[] Ratios = [1, 1.05, 1.1];

    public static void Run(int calls)
    {
        Console.WriteLine($"{calls} calls of each kind. Named in % of calls where both are the same, where the other takes 5 % and 10 % longer;");
        Console.WriteLine($"'> 1 of {Repeats}': chance in % that of {Repeats} calls on the same two, more than one names a difference.");
        Console.WriteLine($"{"",-28}| {"Comparison",-56} | Mann-Whitney U (benchstat)");
        Console.WriteLine($"{"builds",-22}rounds|  none   5 %  10 %  > 1 of {Repeats}  no difference (5 %)  interval |  none   5 %  10 %  > 1 of {Repeats}");
        foreach (var rounds in new[] { 5, 7, 10, 15 })
        {
            foreach (var kind in SimulatedBuilds.Kinds)
                Console.WriteLine(Row(kind, rounds, calls));
        }
    }

    static string Row(SimulatedBuilds kind, int rounds, int calls)
    {
        var random = new Random(Seed);
        var named = new double[Ratios.Length];
        var shown = new double[Ratios.Length];
        var none = new double[Ratios.Length];
        var held = 0.0;
        for (var call = 0; call < calls; call++)
        {
            for (var i = 0; i < Ratios.Length; i++)
            {
                var (baseline, other) = kind.Draw(random, rounds, Ratios[i]);
                var comparison = Comparison.Of(baseline, other);
                var isFaster = Median.Of(other) < Median.Of(baseline);
                if (comparison.Difference == Difference.Slower || (comparison.Difference == Difference.Faster && Ratios[i] == 1))
                    named[i] += 100.0 / calls;
                if (comparison.Difference == Difference.NoDifference)
                    none[i] += 100.0 / calls;
                if (MannWhitney.P(baseline, other) < MannWhitney.Benchstat && (Ratios[i] == 1 || !isFaster))
                    shown[i] += 100.0 / calls;
                if (comparison.Interval!.Low <= Ratios[i] && Ratios[i] <= comparison.Interval.High)
                    held += 100.0 / calls / Ratios.Length;
            }
        }
        return $"{kind.Name,-22}{rounds,6}| {Rates(named)} {none[0],15:0.0} ({none[1],3:0.0}) {held,15:0.0} | {Rates(shown)}";
    }

    static string Rates(double[] rates)
    {
        var miss = 1 - (rates[0] / 100);
        var several = 1 - Math.Pow(miss, Repeats) - (Repeats * (1 - miss) * Math.Pow(miss, Repeats - 1));
        return string.Join(' ', rates.Select(rate => $"{rate,5:0.0}")) + $" {100 * several,10:0.0}";
    }
}
