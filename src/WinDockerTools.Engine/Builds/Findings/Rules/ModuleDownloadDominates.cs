using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Most of a build is fetching modules.</summary>
static class ModuleDownloadDominates
{
    public const string Id = "ModuleDownloadDominates";

    /// <summary>Measured: 1.24 of 1.75 s where only the build cache is kept; 1.6 of 10.1 s where nothing is, and compiling is the matter.</summary>
    const double Share = 0.5;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        where facts.Project is { IsVendored: not true, HasDependencies: not false } && measured.Median > TimeSpan.Zero
        let kept = Kept(facts, measured, pair.Scenario)
        let download = measured.Profile?.ModuleDownloadTime ?? measured.Median - kept?.Median
        where download?.TotalSeconds >= Share * measured.Median?.TotalSeconds
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"Of {Phrase.Time(measured.Median)}, {Phrase.Time(download)} is fetching modules.",
            "The module cache (GOMODCACHE) is not kept, so each build downloads, checks and unpacks its modules again.",
            CacheLines.For(measured, pair.Scenario)) { Gain = Gain.Between(measured, kept) });

    /// <summary>The same build with its module cache kept, where that is known to be the difference.</summary>
    static GoBuildMeasurement? Kept(BuildFacts facts, GoBuildMeasurement measured, ScenarioFacts scenario) =>
        measured.State == GoBuildState.Cold || KeptCaches.HasModuleCache(scenario) != false ? null : Gain.Fixed(
            facts, measured,
            other => other.Scenario.Base != GoBuildBase.Host && KeptCaches.HasModuleCache(other) == true
                && KeptCaches.HasBuildCache(other) == KeptCaches.HasBuildCache(scenario),
            Settings.Base, Settings.Mounts)?.Measured is { } kept && !Gain.Overlap(measured, kept) ? kept : null;
}
