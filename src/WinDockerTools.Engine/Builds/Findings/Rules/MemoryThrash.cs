using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A build that read its own pages from disk again and again, until its time was up.</summary>
static class MemoryThrash
{
    public const string Id = "MemoryThrash";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        let sample = measured.Samples.FirstOrDefault(sample => sample.Outcome == GoBuildOutcome.Thrashing)
        where sample is not null || measured.Outcome == GoBuildOutcome.Thrashing
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            Seen(sample?.Total, sample?.MajorPageFaults ?? measured.MajorPageFaults, sample?.BytesRead ?? measured.BytesRead, pair.Scenario.Memory),
            "The memory limit leaves no room for the pages of the compiler itself: the kernel drops them and reads them again, and kills nothing.",
            MemoryRemedy.Fix(facts, measured, pair.Scenario)) { Gain = MemoryRemedy.GainOf(facts, measured) });

    static string Seen(System.TimeSpan? time, long? faults, long? read, long? limit) =>
        "The build did not end"
        + (time is { } waited ? $" in {Phrase.Time(waited)}" : "")
        + (limit is not null ? $" with {ByteSize.Format(limit)} of memory" : "")
        + (faults is not null ? $"; {faults} major page faults" : "")
        + (read is not null ? $"; {ByteSize.Format(read)} read from disk." : ".");
}
