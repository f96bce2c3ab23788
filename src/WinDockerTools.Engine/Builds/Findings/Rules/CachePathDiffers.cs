using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Something named like a build cache is kept, but the go command writes elsewhere.</summary>
static class CachePathDiffers
{
    public const string Id = "CachePathDiffers";

    const string Cause = "The go command follows GOCACHE, else the home folder of its user: with another USER or HOME, the folder that is kept stays empty.";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) => InScenarios(facts).Concat(InDockerfile(facts));

    static IEnumerable<ScenarioFinding> InScenarios(BuildFacts facts) =>
        from pair in facts.EachScenario()
        let stray = KeptCaches.Stray(pair.Scenario)
        where stray is not null
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            $"{stray} is kept, but the build cache is {pair.Scenario.Go.BuildCache}.",
            Cause,
            $"docker run -v gocache:{stray} -e GOCACHE={stray} {pair.Measured.Image ?? "IMAGE"} go build {Phrase.Package(pair.Measured)}")
        {
            Gain = BuildCacheNotKept.GainOf(facts, pair.Measured),
        });

    static IEnumerable<ScenarioFinding> InDockerfile(BuildFacts facts) =>
        from place in DockerfilePlace.Of(facts)
        from line in facts.Project.Dockerfile
        let build = place.BuildCache(line)
        let stray = KeptCaches.Stray(line.CacheTargets, build, place.ModuleCache(line))
        where stray is not null && !line.CacheTargets.Any(target => ContainerPath.Covers(target, build))
        select new ScenarioFinding(place.Scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"Dockerfile {line}: a cache mount at {stray}, but the build cache is {build}.",
            Cause,
            $"ENV GOCACHE={Phrase.Shell(stray)}") { Gain = BuildCacheNotKept.GainOf(facts, place.Measured) });
}
