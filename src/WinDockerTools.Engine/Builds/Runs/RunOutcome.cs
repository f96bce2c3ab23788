using System;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>What is known when a build is over.</summary>
sealed record RunEnd
{
    /// <summary>Of the build command; null when it did not end by itself, or nobody could ask.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Our own time limit ended it.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>From its start to its end.</summary>
    public TimeSpan Duration { get; init; }

    public GoBuildResources Resources { get; init; } = GoBuildResources.Unknown;

    /// <summary>The engine's State.OOMKilled: on cgroup v1 true if any process was killed, even where the build went on.</summary>
    public bool IsOomKilled { get; init; }

    /// <summary>Bytes; null without a limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The go command's own output has <see cref="RunOutcome.KilledTool"/>.</summary>
    public bool ReportsKilledTool { get; init; }
}

/// <summary>Tells how a build ended.</summary>
static class RunOutcome
{
    /// <summary>What the go command says of a compiler or linker that was killed.</summary>
    public const string KilledTool = "signal: killed";

    /// <summary>Of the memory limit: what counts as near it.</summary>
    const double NearShare = 0.9;

    /// <summary>
    /// Major page faults a second. Recorded: 273 while thrashing (164,000 in 10 min, gin at 256 MiB); 3 in a cold build
    /// with the toolchain just dropped from the page cache (31 in 11 s), 0.3 with it there.
    /// </summary>
    const double ThrashingFaults = 20;

    /// <summary>
    /// Times that a build read as much as its limit holds, whatever the disk's speed. Recorded: 2,600 while thrashing
    /// (666 GB at 256 MiB); toolchain and sources together are below 2.
    /// </summary>
    const double ThrashingReads = 8;

    // 128 + SIGKILL, 128 + SIGTERM, and Windows' STATUS_CONTROL_C_EXIT.
    const int Killed = 137, Terminated = 143, ControlC = unchecked((int)0xC000013A);

    public static GoBuildOutcome Of(RunEnd end)
    {
        if (end is { ExitCode: 0, IsTimedOut: false })
            return GoBuildOutcome.Succeeded;
        if (end.IsTimedOut && IsThrashing(end))
            return GoBuildOutcome.Thrashing;
        if (end.Resources.OomKills > 0 || end.IsOomKilled)
            return GoBuildOutcome.OutOfMemory;
        if (end.IsTimedOut)
            return GoBuildOutcome.TimedOut;
        return end.ExitCode is null or Killed or Terminated or ControlC || end.ReportsKilledTool ? GoBuildOutcome.Stopped : GoBuildOutcome.BuildFailed;
    }

    static bool IsThrashing(RunEnd end) =>
        end.MemoryLimit is { } limit
        && !(end.Resources.PeakMemory < NearShare * limit)
        && end.Resources.MajorPageFaults >= ThrashingFaults * Math.Max(end.Duration.TotalSeconds, 1)
        && !(end.Resources.BytesRead < ThrashingReads * limit);
}
