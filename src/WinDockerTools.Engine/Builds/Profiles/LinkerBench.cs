using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>Reads what the linker says with <c>-benchmark=cpu</c>, among all else that a build writes to standard error.</summary>
static class LinkerBench
{
    const string Prefix = "Benchmark";
    const string Rest = "Link: other";

    // Some thirty phases are reported, most of them of microseconds.
    const double Least = 0.01;

    /// <summary>The phases that take at least a hundredth of the link, and the others in one. What is no such line is passed over.</summary>
    public static IReadOnlyList<(string Name, TimeSpan Duration, IReadOnlyList<string> Reported)> Read(string text)
    {
        var sums = new PhaseSums();
        foreach (var line in text.Split('\n'))
        {
            if (PhaseSums.TryRead(line, Prefix, out var name, out var time) && !name.StartsWith("TotalTime", StringComparison.Ordinal) && !name.Contains(':'))
                sums.Add(name, name, time);
        }
        var phases = sums.Sums();
        var least = Least * phases.Sum(phase => phase.Duration.TotalSeconds);
        var small = phases.Where(phase => phase.Duration.TotalSeconds < least).ToList();
        var large = phases.Except(small).Select(phase => ("Link: " + phase.Name, phase.Duration, phase.Reported));
        return small.Count == 0 ? [.. large] : [.. large, (Rest, TimeSpan.FromTicks(small.Sum(phase => phase.Duration.Ticks)), [.. small.Select(phase => phase.Name)])];
    }
}
