using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A limit on writing that the build never meets.</summary>
static class WriteLimitWithoutEffect
{
    public const string Id = "WriteLimitWithoutEffect";

    /// <summary>
    /// Of the build's time: what writing at the limit takes, or what the limit adds. Measured: at 1 MB/s nothing was
    /// charged on cgroup v1, and nothing was slower.
    /// </summary>
    const double NoticeableShare = 0.1;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        where pair.Scenario.Scenario.DeviceWriteBps.Count > 0 && measured.Median > TimeSpan.Zero
        let limit = pair.Scenario.Scenario.DeviceWriteBps.OrderBy(rate => rate.BytesPerSecond).First()
        let unlimited = Gain.Fixed(facts, measured, other => other.Scenario.DeviceWriteBps.Count == 0, Settings.Writes)?.Measured.Median
        where limit.BytesPerSecond > 0 && (measured.BytesWritten is { } written
            ? written <= NoticeableShare * measured.Median?.TotalSeconds * limit.BytesPerSecond
            : measured.Median?.TotalSeconds <= (1 + NoticeableShare) * unlimited?.TotalSeconds)
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"With writes to {limit.Device} limited to {ByteSize.Format(limit.BytesPerSecond)}/s the build takes {Phrase.Time(measured.Median)}"
                + (unlimited is not null ? $", without {Phrase.Time(unlimited)}" : "")
                + (measured.BytesWritten is { } counted ? $"; {ByteSize.Format(counted)} counted as written." : "."),
            "go build never syncs: what it writes stays in memory and reaches the disk later, in nobody's account. The limit only holds programs that sync or go past the page cache.",
            $"docker run {measured.Image ?? "IMAGE"} go build {Phrase.Package(measured)}  # without --device-write-bps"));
}
