using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

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
        var random = new Random(Seed);
        for (var round = 0; round < rounds; round++)
        {
            var order = ways.ToArray();
            random.Shuffle(order);
            foreach (var (_, run, seconds) in order)
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
            var (low, high) = Bootstrap.OfMedian(seconds);
            var ratio = Bootstrap.Median(seconds) / Bootstrap.Median(baseline.Seconds);
            var (least, most) = Bootstrap.OfRatio(seconds, baseline.Seconds);
            Console.WriteLine($"  {name.PadRight(width)}  {Bootstrap.Median(seconds),7:0.000} s [{low:0.000}, {high:0.000}]  {ratio,6:0.00} [{least:0.00}, {most:0.00}]");
        }
    }
}
