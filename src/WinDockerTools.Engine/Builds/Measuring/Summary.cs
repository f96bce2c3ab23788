using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common.Statistics;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Makes measurements of samples: medians, intervals, and the comparison with the first scenario.</summary>
static class Summary
{
    public static IReadOnlyList<GoBuildMeasurement> Of(MeasurePlan plan, IReadOnlyList<ScenarioResult> results) =>
    [
        .. from result in results
           where result.Site is not null
           from state in plan.States
           // Of what never came to a build, its error tells.
           where result.Failure is not null || result.Samples(state).Count > 0
           select Of(plan, results[0], result, state),
    ];

    static GoBuildMeasurement Of(MeasurePlan plan, ScenarioResult first, ScenarioResult result, GoBuildState state)
    {
        var samples = result.Samples(state);
        if (samples.Count == 0 && result.Failure is { } failure)
            samples = [failure];
        var good = samples.Where(IsGood).ToList();
        var times = good.Select(sample => sample.Duration!.Value.TotalSeconds).ToList();
        var compared = Compare(first, result, state);
        var cpu = Middle(good, sample => sample.CpuTime);
        var median = Middle(good, sample => sample.Duration);
        var profile = result.Profiles.TryGetValue(state, out var explained) ? explained : null;
        return new GoBuildMeasurement
        {
            Path = plan.Job.Project.Folder,
            Package = plan.Job.Package.Name,
            Image = result.Planned.Scenario.Base == GoBuildBase.Host ? null : result.Planned.Settings.Image,
            Scenario = result.Planned.Scenario.Name,
            State = state,
            Median = median,
            Overhead = Middle(good, sample => sample.Overhead),
            Total = Middle(good, sample => sample.Total),
            Minimum = good.Count > 0 ? good.Min(sample => sample.Duration) : null,
            Interval = times.Count > 0 && Median.Interval(times, plan.Seed) is { } interval
                ? new TimeInterval(TimeSpan.FromSeconds(interval.Low), TimeSpan.FromSeconds(interval.High)) : null,
            Ratio = compared?.Ratio,
            RatioInterval = compared?.Interval,
            Difference = result == first ? null : compared?.Difference,
            GoVersion = result.Site!.Go.GoVersion,
            TargetPlatform = result.Site.Go.TargetPlatform,
            CpuTime = cpu,
            CpuPercent = cpu is { } used && median is { } wall && wall > TimeSpan.Zero ? 100 * used.TotalSeconds / wall.TotalSeconds : null,
            PeakMemory = samples.Max(sample => sample.PeakMemory),
            Periods = Middle(samples, sample => sample.Periods),
            ThrottledPeriods = Middle(samples, sample => sample.ThrottledPeriods),
            ThrottledTime = Middle(samples, sample => sample.ThrottledTime),
            MajorPageFaults = Middle(samples, sample => sample.MajorPageFaults),
            BytesRead = Middle(samples, sample => sample.BytesRead),
            BytesWritten = Middle(samples, sample => sample.BytesWritten),
            OomKills = samples.Any(sample => sample.OomKills is not null) ? samples.Sum(sample => sample.OomKills ?? 0) : null,
            PackagesBuilt = profile?.PackagesBuilt,
            PackagesCached = profile?.PackagesCached,
            LinkTime = profile?.LinkTime,
            Profile = profile,
            BinarySize = result.BinarySize,
            RestoreTime = Middle(good, sample => sample.RestoreTime),
            SaveTime = Middle(good, sample => sample.SaveTime),
            ArchiveSize = Middle(good, sample => sample.ArchiveSize),
            ExitCode = (samples.FirstOrDefault(sample => sample.ExitCode is not (null or 0)) ?? samples.FirstOrDefault(sample => sample.ExitCode is not null))?.ExitCode,
            Outcome = samples.FirstOrDefault(sample => sample.Outcome != GoBuildOutcome.Succeeded)?.Outcome
                ?? (result.IsBroken ? GoBuildOutcome.Stopped : GoBuildOutcome.Succeeded),
            Samples = samples,
        };
    }

    static Comparison? Compare(ScenarioResult first, ScenarioResult result, GoBuildState state)
    {
        var baseline = first.Samples(state).Where(IsGood).ToList();
        var other = result.Samples(state).Where(IsGood).ToList();
        if (result == first && baseline.Count > 0)
            return new Comparison(1, null, Difference.NoDifference);
        // Only rounds that both have finished stand beside each other.
        var rounds = baseline.Select(sample => sample.Iteration).Intersect(other.Select(sample => sample.Iteration)).ToList();
        if (rounds.Count == 0)
            return null;
        var compared = Comparison.Of(Seconds(baseline, rounds), Seconds(other, rounds));
        return Comparability.Of(first.Facts, result.Facts) is null ? compared : compared with { Difference = Difference.NotComparable };
    }

    static List<double> Seconds(List<GoBuildSample> samples, List<int> rounds) =>
        [.. samples.Where(sample => rounds.Contains(sample.Iteration)).OrderBy(sample => sample.Iteration).Select(sample => sample.Duration!.Value.TotalSeconds)];

    static bool IsGood(GoBuildSample sample) => sample.Outcome == GoBuildOutcome.Succeeded && sample.Duration > TimeSpan.Zero;

    static TimeSpan? Middle(IReadOnlyList<GoBuildSample> samples, Func<GoBuildSample, TimeSpan?> figure) =>
        Middle(samples, sample => figure(sample)?.Ticks) is { } ticks ? TimeSpan.FromTicks(ticks) : null;

    static long? Middle(IReadOnlyList<GoBuildSample> samples, Func<GoBuildSample, long?> figure)
    {
        var known = samples.Select(figure).Where(value => value is not null).Select(value => (double)value!.Value).ToList();
        return known.Count > 0 ? (long)Math.Round(Median.Of(known)) : null;
    }
}
