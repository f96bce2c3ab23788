using System;

namespace WinDockerTools.Engine.Builds;

/// <summary>What a build used, as the control group or the platform counted it; null where nobody counted.</summary>
sealed record GoBuildResources
{
    public static GoBuildResources Unknown { get; } = new();

    /// <summary>User and system time of all processes.</summary>
    public TimeSpan? CpuTime { get; init; }

    /// <summary>Bytes, page cache included where the control group counts it.</summary>
    public long? PeakMemory { get; init; }

    /// <summary>Enforcement periods of the CPU quota in which the build ran.</summary>
    public long? Periods { get; init; }

    public long? ThrottledPeriods { get; init; }

    /// <summary>Summed over CPUs: it may exceed the build's own time.</summary>
    public TimeSpan? ThrottledTime { get; init; }

    public long? MajorPageFaults { get; init; }

    /// <summary>Bytes from block devices.</summary>
    public long? BytesRead { get; init; }

    /// <summary>Bytes to block devices; what stays in the page cache does not count.</summary>
    public long? BytesWritten { get; init; }

    public long? OomKills { get; init; }
}
