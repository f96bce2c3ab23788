using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>Positive times of one thing, each with the round of the call in which it was taken.</summary>
sealed class RoundTimes(IReadOnlyList<(int Round, TimeSpan Time)> times)
{
    readonly List<double> seconds = [.. times.Select(time => time.Time.TotalSeconds)];

    /// <summary>Null without times, as all that follows.</summary>
    public TimeSpan? Median => times.Count > 0 ? TimeSpan.FromTicks((long)Math.Round(Statistics.Median.Of([.. times.Select(time => (double)time.Time.Ticks)]))) : null;

    public TimeSpan? Minimum => times.Count > 0 ? times.Min(time => time.Time) : null;

    /// <summary>A 95 % bootstrap interval of the median; null where there are too few.</summary>
    public TimeInterval? Interval(int seed) => seconds.Count > 0 && Statistics.Median.Interval(seconds, seed) is { } interval
        ? new TimeInterval(TimeSpan.FromSeconds(interval.Low), TimeSpan.FromSeconds(interval.High)) : null;

    /// <summary>Only rounds that both have stand beside each other; null where there is none.</summary>
    public Comparison? ComparedWith(RoundTimes baseline)
    {
        if (ReferenceEquals(baseline, this))
            return times.Count > 0 ? new Comparison(1, null, Difference.NoDifference) : null;
        var rounds = new HashSet<int>(baseline.Rounds.Intersect(Rounds));
        return rounds.Count > 0 ? Comparison.Of(baseline.Of(rounds), Of(rounds)) : null;
    }

    IEnumerable<int> Rounds => times.Select(time => time.Round);

    List<double> Of(HashSet<int> rounds) => [.. times.Where(time => rounds.Contains(time.Round)).OrderBy(time => time.Round).Select(time => time.Time.TotalSeconds)];
}
