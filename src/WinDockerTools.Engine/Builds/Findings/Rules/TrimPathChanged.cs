using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The cache was filled with -trimpath and is used without, or the other way round.</summary>
static class TrimPathChanged
{
    public const string Id = "TrimPathChanged";

    const string Cause = "-trimpath is part of every entry in the build cache, those of the standard library included: with and without it are two caches.";
    const string Fix = "ENV GOFLAGS=\"$GOFLAGS -trimpath\"";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) => CacheMisses
        .Of(facts, CacheInput.TrimPath, (miss, _) => new GoBuildFinding(
            Id, $"{miss.Packages} packages were compiled again because -trimpath changed{CacheMisses.Change(miss)}.", Cause, Fix))
        .Concat(
            from pair in CacheMisses.Apart(facts, line => GoFlags.Trims(GoFlags.Of(line)) ? "-trimpath" : "")
            select new ScenarioFinding(pair.Place.Scenario.Scenario.Name, null, new GoBuildFinding(
                Id, $"Dockerfile {pair.First} and {pair.Second}: one with -trimpath, one without, so neither uses what the other compiled.", Cause, Fix)));
}
