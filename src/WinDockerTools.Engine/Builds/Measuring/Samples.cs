using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Makes a sample of a run.</summary>
static class Samples
{
    public static GoBuildSample Of(PlannedScenario planned, GoBuildState state, int iteration, BuildRun run, double? load) =>
        new(planned.Scenario.Name, state, iteration, run.Resources)
        {
            Started = run.Started,
            Duration = run.Duration,
            Total = run.Total,
            RestoreTime = run.RestoreTime,
            SaveTime = run.SaveTime,
            ArchiveSize = run.ArchiveSize,
            ExitCode = run.ExitCode,
            Outcome = RunOutcome.Of(run, planned.Settings.Memory),
            Load = load,
        };
}
