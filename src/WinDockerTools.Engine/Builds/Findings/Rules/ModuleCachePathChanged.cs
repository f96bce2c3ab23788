using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Third-party packages miss because the module cache lies elsewhere than when the cache was filled.</summary>
static class ModuleCachePathChanged
{
    public const string Id = "ModuleCachePathChanged";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in CachesApart.By(facts, Folder)
        where facts.Project is { IsVendored: not true, HasDependencies: not false }
        let first = Folder(pair.Place, pair.First)
        select new ScenarioFinding(pair.Place.Scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"Dockerfile {pair.First} has its modules in {first}, {pair.Second} in {Folder(pair.Place, pair.Second)}, so neither uses what the other compiled of them.",
            "The folder of a package is part of its entry in the build cache, unless -trimpath is given (cmd/go, gocachehash \"dir\").",
            $"ENV GOMODCACHE={Phrase.Shell(first)}"));

    // With -trimpath it does not matter where they are.
    static string? Folder(DockerfilePlace place, DockerfileGoLine line) => GoFlags.Trims(GoFlags.Of(line)) ? null : place.ModuleCache(line);
}
