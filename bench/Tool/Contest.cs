using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;

namespace WinDockerTools.Bench;

/// <summary>Measures several ways to the same end in one run: a warm-up of each, then rounds in an order drawn anew.</summary>
sealed class Contest(string title)
{
    const int Seed = 42;

    readonly List<(string Name, Action Run, List<double> Seconds)> ways = [];

    /// <summary>The first one is the baseline.</summary>
    public Contest Add(string name, Action run)
    {
        ways.Add((name, run, []));
        return this;
    }

    public void Run(int rounds)
    {
        foreach (var way in ways)
            way.Run();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (_, run, seconds) in Shuffle.Of(ways, Seed + round))
            {
                var watch = Stopwatch.StartNew();
                run();
                seconds.Add(watch.Elapsed.TotalSeconds);
            }
        }
        Report(rounds);
    }

    void Report(int rounds)
    {
        var baseline = ways[0];
        var width = ways.Max(way => way.Name.Length);
        Console.WriteLine($"{title}; {rounds} rounds, median [95 % interval], ratio to '{baseline.Name}'");
        foreach (var (name, _, seconds) in ways)
        {
            var comparison = Comparison.Of(baseline.Seconds, seconds);
            var interval = Median.Interval(seconds, Seed) is { } range ? $" [{range.Low:0.000}, {range.High:0.000}]" : "";
            Console.WriteLine($"  {name.PadRight(width)}  {Median.Of(seconds),7:0.000} s{interval}  {comparison.Ratio,6:0.00} {comparison.Interval}");
        }
    }
}
