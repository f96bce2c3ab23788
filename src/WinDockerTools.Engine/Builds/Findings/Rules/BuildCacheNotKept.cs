using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Every build begins with an empty build cache.</summary>
static class BuildCacheNotKept
{
    public const string Id = "BuildCacheNotKept";

    /// <summary>Measured: 0.47 s for a small web service in a container with a warm cache. Nothing can be won below that.</summary>
    static readonly TimeSpan WorthKeeping = TimeSpan.FromSeconds(0.5);

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        let measured = pair.Measured
        where KeptCaches.HasBuildCache(pair.Scenario) == false && measured.Median > WorthKeeping
            && KeptCaches.HasModuleCache(pair.Scenario) != true && KeptCaches.Stray(pair.Scenario) is null
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"{Phrase.Build(measured.State)} takes {Phrase.Time(measured.Median)}{Built(measured)}, and nothing it compiles outlives the container.",
            "The build cache (GOCACHE) is in the container's own layer, so each build compiles every package again.",
            CacheLines.For(measured, pair.Scenario)) { Gain = GainOf(facts, measured) });

    /// <summary>How much faster the same build is in a scenario that keeps its build cache; null for cold builds, where a cache is empty.</summary>
    public static double? GainOf(BuildFacts facts, GoBuildMeasurement measured) => measured.State == GoBuildState.Cold ? null : Gain.Of(
        facts, measured,
        other => other.Scenario.Base != GoBuildBase.Host && KeptCaches.HasBuildCache(other) == true,
        Settings.Base, Settings.Mounts);

    static string Built(GoBuildMeasurement measured) => measured.PackagesBuilt is { } built ? $" and compiles {built} packages" : "";
}
