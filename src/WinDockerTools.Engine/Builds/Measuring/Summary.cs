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
        var times = Times(result, state);
        var compared = Compare(first, result, state, times);
        var cpu = Middle(good, sample => sample.CpuTime);
        var median = times.Median;
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
            Minimum = times.Minimum,
            Interval = times.Interval(plan.Seed),
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

    static Comparison? Compare(ScenarioResult first, ScenarioResult result, GoBuildState state, RoundTimes times)
    {
        if (result == first)
            return times.ComparedWith(times);
        var compared = times.ComparedWith(Times(first, state));
        return compared is null || Comparability.Of(first.Facts, result.Facts) is null ? compared : compared with { Difference = Difference.NotComparable };
    }

    static RoundTimes Times(ScenarioResult result, GoBuildState state) =>
        new([.. result.Samples(state).Where(IsGood).Select(sample => (sample.Iteration, sample.Duration!.Value))]);

    static bool IsGood(GoBuildSample sample) => sample.Outcome == GoBuildOutcome.Succeeded && sample.Duration > TimeSpan.Zero;

    static TimeSpan? Middle(IReadOnlyList<GoBuildSample> samples, Func<GoBuildSample, TimeSpan?> figure) =>
        Middle(samples, sample => figure(sample)?.Ticks) is { } ticks ? TimeSpan.FromTicks(ticks) : null;

    static long? Middle(IReadOnlyList<GoBuildSample> samples, Func<GoBuildSample, long?> figure)
    {
        var known = samples.Select(figure).Where(value => value is not null).Select(value => (double)value!.Value).ToList();
        return known.Count > 0 ? (long)Math.Round(Median.Of(known)) : null;
    }
}
