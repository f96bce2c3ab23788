using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Content;

/// <summary>A named figure of a measurement; null where nobody reported it.</summary>
sealed record Figure(string Name, Func<GoBuildMeasurement, string?> Of)
{
    /// <summary>One that only tells what was measured, or how it compares.</summary>
    public bool IsHead { get; init; }
}

/// <summary>Every figure of measurements, in the order in which people ask for them.</summary>
static class FigureTable
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("Build, median", m => Figures.Time(m.Median)) { IsHead = true },
        new("95 % interval", m => Figures.Range(m.Interval)) { IsHead = true },
        new("Minimum", m => Figures.Time(m.Minimum)),
        new("Around it", m => Figures.Time(m.Overhead)),
        new("What the user waits", m => Figures.Time(m.Total)) { IsHead = true },
        new("Ratio", m => Figures.Times(m.Ratio)) { IsHead = true },
        new("Ratio, 95 % interval", m => Figures.Range(m.RatioInterval)),
        new("Compared", Words.Comparison) { IsHead = true },
        new("CPU time", m => Figures.Time(m.CpuTime)),
        new("CPU use", m => Figures.Percent(m.CpuPercent)),
        new("Peak memory", m => Figures.Bytes(m.PeakMemory)) { IsHead = true },
        new("Quota periods", m => Figures.Count(m.Periods)),
        new("Throttled periods", m => Figures.Count(m.ThrottledPeriods)),
        new("Throttled time", m => Figures.Time(m.ThrottledTime)),
        new("Major page faults", m => Figures.Count(m.MajorPageFaults)),
        new("Read from disk", m => Figures.Bytes(m.BytesRead)),
        new("Written to disk", m => Figures.Bytes(m.BytesWritten)),
        new("Killed for want of memory", m => Figures.Count(m.OomKills)),
        new("Packages built", m => Figures.Count(m.PackagesBuilt)),
        new("Packages from cache", m => Figures.Count(m.PackagesCached)),
        new("Link", m => Figures.Time(m.LinkTime)),
        new("Binary", m => Figures.Bytes(m.BinarySize)),
        new("Caches restored", m => Figures.Time(m.RestoreTime)),
        new("Caches saved", m => Figures.Time(m.SaveTime)),
        new("Cache archive", m => Figures.Bytes(m.ArchiveSize)),
        new("Samples", m => Figures.Count(m.Samples.Count)),
        new("Exit code", m => Figures.Count(m.ExitCode)),
        new("Outcome", m => Words.Outcome(m.Outcome)) { IsHead = true },
        new("Go", m => m.GoVersion),
        new("Target platform", m => m.TargetPlatform),
        new("Image", m => m.Image),
    ];

    /// <summary>Those that any of the measurements has.</summary>
    public static IReadOnlyList<Figure> Reported(IEnumerable<GoBuildMeasurement> measurements) =>
        [.. All.Where(figure => measurements.Any(measurement => figure.Of(measurement) is not null))];

    /// <summary>Names of those that none has.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<GoBuildMeasurement> measurements) =>
        [.. All.Except(Reported(measurements)).Select(figure => figure.Name)];
}
