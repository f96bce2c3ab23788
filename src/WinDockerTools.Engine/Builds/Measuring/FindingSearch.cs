using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Sources;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Adds to measurements what the rules find in all of them together.</summary>
static class FindingSearch
{
    static readonly Regex Requirement = new(@"^\s*(require\s+[^\s(]|[^\s/]+\.[^\s]*/?\S*\s+v\d)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public static void AddTo(IReadOnlyList<GoBuildMeasurement> measurements, IReadOnlyList<ScenarioResult> results, BuildJob job)
    {
        var found = FindingRules.Of(new BuildFacts
        {
            Measurements = measurements,
            Scenarios = results.ToDictionary(result => result.Planned.Scenario.Name, result => result.Facts),
            Project = Project(job.Project, job.Tree),
        });
        foreach (var group in found.GroupBy(finding => Place(finding, measurements)))
        {
            if (group.Key is { } measurement)
                measurement.Findings = [.. group.Select(finding => finding.Finding)];
        }
    }

    // What is about no state in particular is told once, with the scenario's first.
    static GoBuildMeasurement? Place(ScenarioFinding finding, IReadOnlyList<GoBuildMeasurement> measurements) =>
        measurements.FirstOrDefault(measurement => measurement.Scenario == finding.Scenario && (finding.State is null || measurement.State == finding.State));

    static ProjectFacts Project(GoProject project, SourceTree tree) => new()
    {
        Path = project.Folder,
        GoDirective = project.GoDirective,
        IsVendored = project.IsVendored,
        HasDependencies = project.IsGopath ? null : Requirement.IsMatch(File.ReadAllText(Path.Combine(project.Root, project.ModuleBelow, "go.mod"))),
        SourceBytes = tree.Bytes,
        SourceFiles = tree.Files,
    };
}
