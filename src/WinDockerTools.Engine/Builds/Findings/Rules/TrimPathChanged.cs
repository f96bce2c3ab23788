using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The cache is filled with -trimpath and used without, or the other way round.</summary>
static class TrimPathChanged
{
    public const string Id = "TrimPathChanged";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in CachesApart.By(facts, (_, line) => GoFlags.Trims(GoFlags.Of(line)) ? "-trimpath" : "")
        select new ScenarioFinding(pair.Place.Scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"Dockerfile {pair.First} and {pair.Second}: one with -trimpath, one without, so neither uses what the other compiled.",
            "-trimpath is part of every entry in the build cache, those of the standard library included: with and without it are two caches.",
            "ENV GOFLAGS=\"$GOFLAGS -trimpath\""));
}
