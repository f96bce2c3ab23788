using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Most of a build is the link, which the go command never takes from its cache.</summary>
static class LinkDominates
{
    public const string Id = "LinkDominates";

    const double Share = 0.5;

    /// <summary>Measured: 0.26 s for the link of a small web service. Nobody waits for less.</summary>
    static readonly TimeSpan WorthSaving = TimeSpan.FromSeconds(0.2);

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let measured = pair.Measured
        where measured.LinkTime >= WorthSaving && measured.Median > TimeSpan.Zero
            && measured.LinkTime?.TotalSeconds >= Share * measured.Median?.TotalSeconds
        let isStripped = IsStripped(pair.Scenario)
        select ScenarioFinding.On(measured, new GoBuildFinding(
            Id,
            $"The link takes {Phrase.Time(measured.LinkTime)} of {Phrase.Time(measured.Median)}"
                + (measured.BinarySize is { } size ? $", for a program of {Common.ByteSize.Format(size)}." : "."),
            "go build links again whenever a package changed, and keeps no linked program in its cache (golang/go#69290). "
                + (isStripped ? "To see whether a change compiles, no link is needed." : "A part of it is writing debug information."),
            isStripped ? $"go vet {Phrase.Package(measured)}" : $"go build -ldflags=\"-s -w\" {Phrase.Package(measured)}")
        {
            Gain = isStripped ? null : Gain.Of(facts, measured, IsStripped, Settings.Flag("ldflags")),
        });

    static bool IsStripped(ScenarioFacts scenario) =>
        GoFlags.Of(scenario).TryGetValue("ldflags", out var flags) && flags.Split(' ', '=').Any(flag => flag is "-s" or "-w");
}
