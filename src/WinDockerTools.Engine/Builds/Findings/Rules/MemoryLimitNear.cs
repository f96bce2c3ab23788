using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A build that succeeded, but used nearly all of its memory limit.</summary>
static class MemoryLimitNear
{
    public const string Id = "MemoryLimitNear";

    /// <summary>Measured: a build with a peak of 340 MiB went well in 512 (66 %) and just so in 320 (100 %), and died or thrashed in 256.</summary>
    const double NearShare = 0.9;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        where measured.Outcome == GoBuildOutcome.Succeeded && measured.PeakMemory >= NearShare * pair.Scenario.Memory
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"The peak was {ByteSize.Format(measured.PeakMemory)} of a limit of {ByteSize.Format(pair.Scenario.Memory)}"
                + (measured.MajorPageFaults is { } faults ? $", with {faults} major page faults." : "."),
            "Compilers side by side take what there is, files in the page cache counted. A larger package or one process more, and the build is killed or reads its own pages again and again.",
            MemoryRemedy.Fix(facts, measured, pair.Scenario)) { Gain = MemoryRemedy.GainOf(facts, measured) });
}
