using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>
/// One scenario in one state, over all its samples. Times are medians over the builds that succeeded; what the
/// platform does not report, or nobody asked for, is <see langword="null"/>.
/// </summary>
public sealed class GoBuildMeasurement
{
    IReadOnlyList<GoBuildFinding> findings = [];

    /// <summary>The project's folder.</summary>
    public string Path { get; init; } = "";

    public string Package { get; init; } = "";

    /// <summary>Null for the host.</summary>
    public string? Image { get; init; }

    public string Scenario { get; init; } = "";

    public GoBuildState State { get; init; }

    /// <summary>Wall time of the build command itself.</summary>
    public TimeSpan? Median { get; init; }

    /// <summary>What the container adds around it: create, copy, start, remove, caches.</summary>
    public TimeSpan? Overhead { get; init; }

    /// <summary>What the user waits.</summary>
    public TimeSpan? Total { get; init; }

    public TimeSpan? Minimum { get; init; }

    /// <summary>95 % bootstrap interval of <see cref="Median"/>; null where there are too few samples.</summary>
    public TimeInterval? Interval { get; init; }

    /// <summary>
    /// How many times as long as the call's first scenario in the same state: the middle of the rounds' own ratios, since
    /// whatever slows a whole round says nothing of the scenarios.
    /// </summary>
    public double? Ratio { get; init; }

    public RatioInterval? RatioInterval { get; init; }

    /// <summary>Null for the first scenario, and where one of the two has no successful build.</summary>
    public Difference? Difference { get; init; }

    /// <summary>Such as <c>go1.24.1</c>.</summary>
    public string? GoVersion { get; init; }

    /// <summary>GOOS/GOARCH of the result, such as <c>linux/amd64</c>.</summary>
    public string? TargetPlatform { get; init; }

    public TimeSpan? CpuTime { get; init; }

    /// <summary>CPU time over wall time in percent: 200 is two CPUs busy all the time.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>Bytes; the highest of all samples.</summary>
    public long? PeakMemory { get; init; }

    public long? Periods { get; init; }
    public long? ThrottledPeriods { get; init; }

    /// <summary>Summed over CPUs: it may exceed <see cref="Median"/>.</summary>
    public TimeSpan? ThrottledTime { get; init; }

    public long? MajorPageFaults { get; init; }

    /// <summary>Bytes from block devices.</summary>
    public long? BytesRead { get; init; }

    /// <summary>Bytes to block devices.</summary>
    public long? BytesWritten { get; init; }

    /// <summary>Over all samples.</summary>
    public long? OomKills { get; init; }

    /// <summary>Known with <c>-Explain</c>.</summary>
    public int? PackagesBuilt { get; init; }

    /// <summary>Known with <c>-Explain</c>.</summary>
    public int? PackagesCached { get; init; }

    /// <summary>Known with <c>-Explain</c>.</summary>
    public TimeSpan? LinkTime { get; init; }

    /// <summary>Bytes of what was built; null for tests and libraries.</summary>
    public long? BinarySize { get; init; }

    public TimeSpan? RestoreTime { get; init; }
    public TimeSpan? SaveTime { get; init; }

    /// <summary>Bytes of the packed caches.</summary>
    public long? ArchiveSize { get; init; }

    /// <summary>Of the first build that failed, else 0; null where no build ended by itself.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Of the first build that did not succeed, else Succeeded.</summary>
    public GoBuildOutcome Outcome { get; init; }

    public IReadOnlyList<GoBuildSample> Samples { get; init => field = Indexed.Of(value); } = [];

    public IReadOnlyList<GoBuildFinding> Findings { get => findings; init => findings = Indexed.Of(value); }

    /// <summary>The explaining run; null without <c>-Explain</c>.</summary>
    public GoBuildProfile? Profile { get; init; }

    /// <summary>The same with what was found: findings are made from all measurements of a call.</summary>
    internal GoBuildMeasurement With(IReadOnlyList<GoBuildFinding> found)
    {
        var copy = (GoBuildMeasurement)MemberwiseClone();
        copy.findings = found;
        return copy;
    }

    public override string ToString() => $"{Scenario} {State}";
}
