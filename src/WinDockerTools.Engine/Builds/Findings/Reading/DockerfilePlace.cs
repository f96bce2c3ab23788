using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>The scenario to which what a Dockerfile does belongs: the one that copies and keeps nothing, else the first with an image.</summary>
sealed record DockerfilePlace(GoBuildMeasurement Measured, ScenarioFacts Scenario)
{
    /// <summary>One place, or none where no container was measured.</summary>
    public static IEnumerable<DockerfilePlace> Of(BuildFacts facts) =>
        (from pair in facts.EachScenario()
         where pair.Scenario.Scenario.Base != GoBuildBase.Host
         orderby pair.Scenario.Scenario.Base == GoBuildBase.Plain ? 0 : 1
         select new DockerfilePlace(pair.Measured, pair.Scenario)).Take(1);

    /// <summary>GOCACHE where the line runs.</summary>
    public string? BuildCache(DockerfileGoLine line) => line.Environment.TryGetValue("GOCACHE", out var set) ? set : Scenario.Go.BuildCache;

    /// <summary>GOMODCACHE where the line runs; below the first folder of GOPATH where that alone is set.</summary>
    public string? ModuleCache(DockerfileGoLine line) => line.Environment.TryGetValue("GOMODCACHE", out var set) ? set
        : line.Environment.TryGetValue("GOPATH", out var path) && path.Length > 0 ? (Scenario.ImageOS == "windows" ? path.Split(';')[0] + @"\pkg\mod" : path.Split(':')[0] + "/pkg/mod")
        : Scenario.Go.ModuleCache;

    /// <summary>The line again, with a cache mount for both.</summary>
    public static string WithCaches(DockerfileGoLine line, string build, string modules) => $"""
        RUN --mount=type=cache,target={Phrase.Shell(build)} --mount=type=cache,target={Phrase.Shell(modules)} \
            {string.Join(" ", line.Arguments.Select(Phrase.Shell))}
        """;
}
