using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The standard library is compiled too, and counted as part of a cold build.</summary>
static class StdNotPrecompiled
{
    public const string Id = "StdNotPrecompiled";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        where !HasStd(pair.Scenario)
        from measured in Compiling(facts, pair.Scenario).Take(1)
        where measured.Profile is null || measured.Profile.Actions.Any(IsRuntimeCompiled)
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"{pair.Scenario.Go.Version ?? "Go"} has no compiled standard library{(pair.Scenario.Go.Root is { } root ? $" in {root}" : "")}"
                + (measured.Median is { } median ? $": {Phrase.Build(measured.State).ToLowerInvariant()} of {Phrase.Time(median)} compiles it too" : "")
                + (measured.PackagesBuilt is { } built ? $", {built} packages in all." : "."),
            "Since Go 1.20 the standard library is compiled on first use and kept in the build cache only (go.dev/doc/go1.20). A cold build pays for it, with older Go it does not.",
            "# in the image, with the CGO_ENABLED and GOFLAGS of the build\nRUN go build std")
        {
            Gain = Gain.Of(facts, measured, HasStd, Settings.Image),
        });

    // Builds that find nothing compiled: cold ones, and all where nothing is kept.
    static IEnumerable<GoBuildMeasurement> Compiling(BuildFacts facts, ScenarioFacts scenario) =>
        from measured in facts.Measurements
        where measured.Scenario == scenario.Scenario.Name
            && (measured.State == GoBuildState.Cold || KeptCaches.HasBuildCache(scenario) == false)
        orderby measured.State
        select measured;

    static bool HasStd(ScenarioFacts scenario) =>
        scenario.HasPrecompiledStd ?? GoRelease.IsBefore(scenario.Go.Version, GoRelease.WithoutPrecompiledStd) ?? true;

    // Every program has the package runtime.
    static bool IsRuntimeCompiled(GoBuildAction action) => action is { Mode: "build", Package: "runtime", IsCached: false };
}
