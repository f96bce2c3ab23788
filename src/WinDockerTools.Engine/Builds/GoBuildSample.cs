using System;

namespace WinDockerTools;

/// <summary>One build. What the platform does not report is <see langword="null"/>.</summary>
public sealed class GoBuildSample
{
    internal GoBuildSample(string scenario, GoBuildState state, int iteration, Engine.Builds.GoBuildResources resources)
    {
        Scenario = scenario;
        State = state;
        Iteration = iteration;
        CpuTime = resources.CpuTime;
        PeakMemory = resources.PeakMemory;
        Periods = resources.Periods;
        ThrottledPeriods = resources.ThrottledPeriods;
        ThrottledTime = resources.ThrottledTime;
        MajorPageFaults = resources.MajorPageFaults;
        BytesRead = resources.BytesRead;
        BytesWritten = resources.BytesWritten;
        OomKills = resources.OomKills;
    }

    public string Scenario { get; }

    public GoBuildState State { get; }

    /// <summary>From 1.</summary>
    public int Iteration { get; }

    public DateTimeOffset Started { get; init; }

    /// <summary>Wall time of the build command itself; null when it did not end by itself.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Everything that the user waits for: container, copies, caches, build.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>What the container adds: <see cref="Total"/> without <see cref="Duration"/>.</summary>
    public TimeSpan? Overhead => Total - Duration;

    /// <summary>Unpacking the cache archive; null where there is none.</summary>
    public TimeSpan? RestoreTime { get; init; }

    /// <summary>Packing the caches into an archive; null where there is none.</summary>
    public TimeSpan? SaveTime { get; init; }

    /// <summary>Bytes of the packed caches.</summary>
    public long? ArchiveSize { get; init; }

    public TimeSpan? CpuTime { get; }
    public long? PeakMemory { get; }
    public long? Periods { get; }
    public long? ThrottledPeriods { get; }
    public TimeSpan? ThrottledTime { get; }
    public long? MajorPageFaults { get; }
    public long? BytesRead { get; }
    public long? BytesWritten { get; }
    public long? OomKills { get; }

    public int? ExitCode { get; init; }

    public GoBuildOutcome Outcome { get; init; }

    /// <summary>Runnable processes of this machine over the last minute, before the build; null where not known.</summary>
    public double? Load { get; init; }

    public override string ToString() => $"{Scenario} {State} #{Iteration}: {Outcome}";
}
