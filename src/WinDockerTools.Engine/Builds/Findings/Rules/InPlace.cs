using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Sources that are read where they lie, and what a copy of them would gain.</summary>
static class InPlace
{
    /// <summary>How much there is to read, after a comma; empty where not known.</summary>
    public static string Amount(ProjectFacts project) => project.SourceFiles is not { } files ? ""
        : $", with {files} files" + (project.SourceBytes is { } bytes ? $" of {ByteSize.Format(bytes)}" : "");

    /// <summary>Null unless the call measured a bind mount, and the same with the sources copied.</summary>
    public static double? GainOf(BuildFacts facts, GoBuildMeasurement measured, ScenarioFacts scenario) =>
        scenario.Scenario.Base != GoBuildBase.BindMount ? null : Gain.Of(
            facts, measured,
            other => other.Scenario.Base == GoBuildBase.Plain && KeptCaches.HasBuildCache(other) == KeptCaches.HasBuildCache(scenario),
            Settings.Base, Settings.Mounts);
}
