using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Tells of builds that failed, and of the same failure once, however many scenarios meet it.</summary>
sealed class BuildErrors(IMeasurementListener listener)
{
    const int Most = 3;

    // file.go:line:column: message
    static readonly Regex Place = new(@"^\S.*?\.(go|s|mod|sum|work)(:\d+){1,2}: ", RegexOptions.CultureInvariant);

    readonly HashSet<(FaultKind, string)> told = [];

    public Task ReportAsync(PlannedScenario planned, GoBuildSample sample, BuildRun run) => ReportAsync(sample.Outcome switch
    {
        GoBuildOutcome.OutOfMemory => new FaultException(FaultKind.GoBuildOutOfMemory, planned.Scenario.Name, LastLine(run.Error)),
        GoBuildOutcome.TimedOut or GoBuildOutcome.Thrashing => new FaultException(
            FaultKind.GoBuildTimeout, planned.Scenario.Name, $"the time limit ended it after {run.Total.TotalSeconds:0} s ({sample.Outcome})"),
        GoBuildOutcome.Stopped => new FaultException(FaultKind.GoBuildStopped, planned.Scenario.Name, run.ExitCode is { } code ? $"exit code {code}" : "no exit code"),
        _ => new FaultException(FaultKind.GoBuildFailed, planned.Scenario.Name, Words(run)),
    });

    public Task ReportAsync(FaultException fault) =>
        told.Add((fault.Kind, fault.Kind == FaultKind.GoBuildFailed ? fault.Detail : fault.Message)) ? listener.FaultAsync(fault) : Task.CompletedTask;

    // The compiler's own lines where there are any; what go says besides, such as "# package", tells less.
    static string Words(BuildRun run)
    {
        var lines = $"{run.Error}\n{run.Output}".Split('\n').Select(line => line.TrimEnd('\r', ' ')).Where(line => line.Length > 0).ToList();
        var places = lines.Where(line => Place.IsMatch(line)).ToList();
        var best = places.Count > 0 ? places : lines.Where(line => line[0] != '#').ToList();
        var words = string.Join("; ", best.Take(Most));
        return best.Count > Most ? $"{words}; and {best.Count - Most} more lines" : words.Length > 0 ? words : $"exit code {run.ExitCode}, and no word";
    }

    static string LastLine(string text) => text.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "the kernel killed a process of it";
}
