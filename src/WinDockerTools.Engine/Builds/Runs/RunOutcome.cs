using System;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>Tells how a build ended.</summary>
static class RunOutcome
{
    /// <summary>What the go command says of a compiler or linker that was killed.</summary>
    const string KilledTool = "signal: killed";

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

    /// <param name="run">What came of it.</param>
    /// <param name="memory">The limit in bytes; null without one.</param>
    public static GoBuildOutcome Of(BuildRun run, long? memory)
    {
        // State.OOMKilled is true on cgroup v1 if any process was killed, even where the build went on.
        if (run is { ExitCode: 0, IsTimedOut: false })
            return GoBuildOutcome.Succeeded;
        if (run.IsTimedOut && IsThrashing(run, memory))
            return GoBuildOutcome.Thrashing;
        if (run.Resources.OomKills > 0 || run.IsOomKilled)
            return GoBuildOutcome.OutOfMemory;
        if (run.IsTimedOut)
            return GoBuildOutcome.TimedOut;
        return run.ExitCode is null or Killed or Terminated or ControlC || run.Error.IndexOf(KilledTool, StringComparison.Ordinal) >= 0
            ? GoBuildOutcome.Stopped
            : GoBuildOutcome.BuildFailed;
    }

    static bool IsThrashing(BuildRun run, long? memory) =>
        memory is { } limit
        && !(run.Resources.PeakMemory < NearShare * limit)
        && run.Resources.MajorPageFaults >= ThrashingFaults * Math.Max((run.Duration ?? run.Total).TotalSeconds, 1)
        && !(run.Resources.BytesRead < ThrashingReads * limit);
}
