using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Modules are kept, what was compiled of them is not: what docker init's template for Go does.</summary>
static class OnlyModuleCacheKept
{
    public const string Id = "OnlyModuleCacheKept";

    const string Cause = "Downloaded modules are kept, compiled packages are not. Compiling is the larger part by far: the build cache (GOCACHE) is the one that counts.";

    static readonly string[] Compiling = ["build", "install", "test", "run"];

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) => InScenarios(facts).Concat(InDockerfile(facts));

    static IEnumerable<ScenarioFinding> InScenarios(BuildFacts facts) =>
        from pair in facts.EachScenario()
        let measured = pair.Measured
        where KeptCaches.HasBuildCache(pair.Scenario) == false && KeptCaches.HasModuleCache(pair.Scenario) == true
            && KeptCaches.Stray(pair.Scenario) is null
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"{pair.Scenario.Go.ModuleCache} is kept, {pair.Scenario.Go.BuildCache} is not"
                + (measured.Median is { } median ? $": {Phrase.Build(measured.State).ToLowerInvariant()} takes {Phrase.Time(median)}." : "."),
            Cause,
            CacheLines.For(measured, pair.Scenario)) { Gain = BuildCacheNotKept.GainOf(facts, measured) });

    static IEnumerable<ScenarioFinding> InDockerfile(BuildFacts facts) =>
        from place in DockerfilePlace.Of(facts)
        from line in facts.Project.Dockerfile
        let build = place.BuildCache(line)
        let modules = place.ModuleCache(line)
        where line.Arguments.Intersect(Compiling).Any() && build is not null && modules is not null
            && line.CacheTargets.Any(target => ContainerPath.Covers(target, modules))
            && !line.CacheTargets.Any(target => ContainerPath.Covers(target, build))
            && KeptCaches.Stray(line.CacheTargets, build, modules) is null
        select new ScenarioFinding(place.Scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"Dockerfile {line}: a cache mount for {modules}, none for {build}.",
            Cause,
            DockerfilePlace.WithCaches(line, build, modules)) { Gain = BuildCacheNotKept.GainOf(facts, place.Measured) });
}
