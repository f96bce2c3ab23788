using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Hosts.Remote;

namespace WinDockerTools.Bench;

/// <summary>200 stand-ins for other Windows computers, whose answers take what a network's do, and five that are gone.</summary>
static class FleetBench
{
    const int Live = 195, Gone = 5, TimeOut = 5, Seed = 20261128;

    // Most answer a question in 20 to 60 ms, a few in 150, one in 250.
    static readonly (double Share, int From, int To)[] Speeds = [(0.95, 20, 60), (0.99, 100, 150), (1, 250, 250)];

    public static void Run(int rounds)
    {
        var random = new Random(Seed);
        var live = StandInFleet.Add(Live);
        for (var i = 0; i < live.Length; i++)
        {
            var (_, from, to) = Speeds.First(speed => (i + 1.0) / live.Length <= speed.Share);
            var delay = random.Next(from, to + 1);
            live[i].Delay = stop => Task.Delay(delay, stop);
        }
        var gone = StandInFleet.Add(Gone, machine => machine.Delay = stop => Task.Delay(Timeout.Infinite, stop));
        string[] names = [.. live.Concat(gone).Select(machine => machine.ComputerName)];
        Random.Shared.Shuffle(names);

        using var session = new EngineSession(import: false, cmdlets: StandInFleet.Cmdlets);
        foreach (var command in new[] { "Get-ContainerHost", "Test-ContainerHost -Id WindowsVersionFits" })
        {
            var (alone, first, last, whole) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            Ask(session, command, names);
            for (var round = 0; round < rounds; round++)
            {
                alone.Add(Ask(session, command, [live[^1].ComputerName]).Whole);
                var (one, all, end) = Ask(session, command, names);
                first.Add(one);
                last.Add(all);
                whole.Add(end);
            }
            Console.WriteLine($"{command}: {Live} computers that answer, {Gone} that are gone, time-out {TimeOut} s, {rounds} rounds");
            Tell("the slowest computer alone", alone);
            Tell("first row", first);
            Tell("last row", last);
            Tell("last row after the slowest alone", [.. last.Zip(alone, (all, one) => all - one)]);
            Tell("the whole call beyond the time-out", [.. whole.Select(time => time - TimeOut)]);
        }
    }

    static void Tell(string what, IReadOnlyList<double> seconds)
    {
        var interval = Median.Interval(seconds, Seed);
        Console.WriteLine($"  {what,-36} {Median.Of(seconds),6:0.00} s{(interval is var (low, high) ? $"  [{low:0.00}, {high:0.00}]" : "")}");
    }

    static (double First, double Last, double Whole) Ask(EngineSession session, string command, string[] names)
    {
        using var shell = session.Shell($"param([string[]]$n) {command} -ComputerName $n -OperationTimeoutSec {TimeOut}", ("n", names));
        var watch = Stopwatch.StartNew();
        var (first, last, rows) = (0.0, 0.0, 0);
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) =>
        {
            last = watch.Elapsed.TotalSeconds;
            first = rows++ == 0 ? last : first;
        };
        shell.EndInvoke(shell.BeginInvoke<PSObject, PSObject>(null, output));
        var wanted = names.Length == 1 ? (1, 0) : (Live, Gone);
        return (rows, shell.Streams.Error.Count) == wanted ? (first, last, watch.Elapsed.TotalSeconds)
            : throw new InvalidOperationException($"{rows} rows and {shell.Streams.Error.Count} errors: {shell.Streams.Error.FirstOrDefault()}");
    }
}
