using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Tells of builds that failed, and of the same failure once, however many scenarios meet it.</summary>
sealed class BuildErrors(IMeasurementListener listener)
{
    readonly HashSet<(FaultKind, string)> told = [];

    public Task ReportAsync(PlannedScenario planned, GoBuildSample sample, BuildRun run) => ReportAsync(sample.Outcome switch
    {
        GoBuildOutcome.OutOfMemory => new FaultException(FaultKind.GoBuildOutOfMemory, planned.Scenario.Name, LastLine(run.Error)),
        GoBuildOutcome.TimedOut or GoBuildOutcome.Thrashing => new FaultException(
            FaultKind.GoBuildTimeout, planned.Scenario.Name, $"the time limit ended it after {run.Total.TotalSeconds:0} s ({sample.Outcome})"),
        GoBuildOutcome.Stopped => new FaultException(FaultKind.GoBuildStopped, planned.Scenario.Name, run.ExitCode is { } code ? $"exit code {code}" : "no exit code"),
        _ => new FaultException(FaultKind.GoBuildFailed, planned.Scenario.Name, CompilerMessages.Describe(run.Error, run.Output, run.ExitCode)),
    });

    public Task ReportAsync(FaultException fault) =>
        told.Add((fault.Kind, fault.Kind == FaultKind.GoBuildFailed ? fault.Detail : fault.Message)) ? listener.FaultAsync(fault) : Task.CompletedTask;

    static string LastLine(string text) => text.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "the kernel killed a process of it";
}
