using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>Times summed by phase, with the names that they were reported under, in the order of their coming.</summary>
sealed class PhaseSums
{
    // What no tool works at for so long is damage, and would overflow.
    const double Longest = 7 * 24 * 3600 * 1e9;

    readonly List<(string Name, string Reported, double Nanoseconds)> times = [];

    public void Add(string phase, string reported, double nanoseconds) => times.Add((phase, reported, nanoseconds));

    public IReadOnlyList<(string Name, TimeSpan Duration, IReadOnlyList<string> Reported)> Sums() =>
        [.. times.GroupBy(time => time.Name).Select(group => (
            group.Key,
            TimeSpan.FromTicks((long)(group.Sum(time => time.Nanoseconds) / 100)),
            (IReadOnlyList<string>)[.. group.Select(time => time.Reported).Distinct()]))];

    /// <summary>The name and time of a line in the format of Go's benchmarks, <c>BenchmarkName 1 123 ns/op …</c>.</summary>
    public static bool TryRead(string line, string prefix, out string name, out double nanoseconds)
    {
        (name, nanoseconds) = ("", 0);
        if (!line.StartsWith(prefix, StringComparison.Ordinal))
            return false;
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        name = words[0].Substring(prefix.Length);
        return words.Length >= 4 && name.Length > 0 && words[3] == "ns/op"
            && double.TryParse(words[2], NumberStyles.Float, CultureInfo.InvariantCulture, out nanoseconds)
            && nanoseconds is >= 0 and < Longest;
    }
}
