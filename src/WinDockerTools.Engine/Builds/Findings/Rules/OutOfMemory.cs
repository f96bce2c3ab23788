using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The kernel killed a process of the build.</summary>
static class OutOfMemory
{
    public const string Id = "OutOfMemory";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        let failed = measured.Samples.Count(sample => sample.Outcome == GoBuildOutcome.OutOfMemory)
        where failed > 0 || measured.Outcome == GoBuildOutcome.OutOfMemory
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            (failed > 0 ? $"{failed} of {measured.Samples.Count} builds were" : "The build was")
                + " ended by the kernel"
                + (pair.Scenario.Memory is { } limit ? $" at a memory limit of {ByteSize.Format(limit)}" : "")
                + (measured.OomKills is { } kills ? $"; {kills} processes killed." : "."),
            "Compilers side by side need more memory than the limit allows; the go command reports it as \"signal: killed\".",
            MemoryRemedy.Fix(facts, measured, pair.Scenario)) { Gain = MemoryRemedy.GainOf(facts, measured) });
}
