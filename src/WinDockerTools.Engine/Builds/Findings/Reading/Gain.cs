using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>How much shorter a build is with a fix: only ever from two measurements of the same call.</summary>
static class Gain
{
    /// <summary>
    /// The fastest build in the same state that has the fix and differs in nothing but <paramref name="changed"/>.
    /// </summary>
    public static (GoBuildMeasurement Measured, ScenarioFacts Scenario)? Fixed(
        BuildFacts facts, GoBuildMeasurement slow, Func<ScenarioFacts, bool> isFixed, params string[] changed)
    {
        if (!facts.Scenarios.TryGetValue(slow.Scenario, out var scenario))
            return null;
        return (from pair in facts.Each()
                where pair.Measured.State == slow.State && pair.Measured.Scenario != slow.Scenario
                    && pair.Measured is { Outcome: GoBuildOutcome.Succeeded, Median: not null }
                    && isFixed(pair.Scenario)
                    && Comparability.OfBuilds(scenario, pair.Scenario) is null
                    && Settings.DifferOnlyIn(scenario, pair.Scenario, changed)
                orderby pair.Measured.Median
                select ((GoBuildMeasurement, ScenarioFacts)?)pair).FirstOrDefault();
    }

    /// <summary>The quotient of the two medians; null where the call has no such pair, or the two overlap.</summary>
    public static double? Of(BuildFacts facts, GoBuildMeasurement slow, Func<ScenarioFacts, bool> isFixed, params string[] changed) =>
        Between(slow, Fixed(facts, slow, isFixed, changed)?.Measured);

    /// <summary><paramref name="slow"/> over <paramref name="fast"/>; null where one has no median, or the two overlap.</summary>
    public static double? Between(GoBuildMeasurement slow, GoBuildMeasurement? fast) =>
        slow.Median is { } before && fast?.Median is { } after && before > TimeSpan.Zero && after > TimeSpan.Zero && !Overlap(slow, fast)
            ? before.TotalSeconds / after.TotalSeconds
            : null;

    /// <summary>Whether the intervals of two medians meet, so that no difference was shown.</summary>
    public static bool Overlap(GoBuildMeasurement one, GoBuildMeasurement other) =>
        Range(one) is { } mine && Range(other) is { } its && mine.Low <= its.High && its.Low <= mine.High;

    static (TimeSpan Low, TimeSpan High)? Range(GoBuildMeasurement measured)
    {
        if (measured.Interval is { } interval)
            return (interval.Low, interval.High);
        List<TimeSpan> times = [.. measured.Samples.Where(sample => sample.Outcome == GoBuildOutcome.Succeeded).Select(sample => sample.Duration).OfType<TimeSpan>()];
        return times.Count > 0 ? (times.Min(), times.Max()) : measured.Median is { } median ? (median, median) : null;
    }
}
