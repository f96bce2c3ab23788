using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Gathering;
using WinDockerTools.Engine.Builds.Findings.Rules;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Gives each measurement of a call what was found about it.</summary>
static class Diagnosis
{
    public static async Task<IReadOnlyList<GoBuildMeasurement>> OfAsync(
        MeasurePlan plan, IReadOnlyList<ScenarioResult> results, IReadOnlyList<GoBuildMeasurement> measured, CancellationToken stop) =>
        measured.Count == 0 ? measured : Attach(measured, FindingRules.Of(await FactsAsync(plan, results, measured, stop).ConfigureAwait(false)));

    /// <summary>What holds for every state is told once, with the first of its scenario.</summary>
    public static IReadOnlyList<GoBuildMeasurement> Attach(IReadOnlyList<GoBuildMeasurement> measured, IReadOnlyList<ScenarioFinding> found)
    {
        var first = measured.GroupBy(item => item.Scenario).ToDictionary(states => states.Key, states => states.First().State);
        return [.. measured.Select(item => item.With([
            .. from finding in found
               where finding.Scenario == item.Scenario && (finding.State ?? first[item.Scenario]) == item.State
               select finding.Finding]))];
    }

    static async Task<BuildFacts> FactsAsync(MeasurePlan plan, IReadOnlyList<ScenarioResult> results, IReadOnlyList<GoBuildMeasurement> measured, CancellationToken stop)
    {
        var (job, mount) = (plan.Job, SurroundingsReader.Mount(plan.Job.Project.Root));
        var host = results.FirstOrDefault(result => result.Planned.Scenario.Base == GoBuildBase.Host)?.Planned.Settings;
        var image = results.FirstOrDefault(result => result.Planned.Scenario.Base != GoBuildBase.Host && result.Site is not null)?.Site?.Go.Variables;
        return new BuildFacts
        {
            Measurements = measured,
            Scenarios = results.ToDictionary(result => result.Planned.Scenario.Name, result => result.Facts),
            Project = ProjectReader.Read(job.Project, job.Tree, mount, image ?? new Dictionary<string, string>(), plan.Dockerfile),
            Surroundings = await SurroundingsReader.ReadAsync(
                job.Project, mount, host is null ? null : BuildSettings.Merge(job.ProjectVariables(job.Project.Root), host.Environment), stop).ConfigureAwait(false),
        };
    }
}
