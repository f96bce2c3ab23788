using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The build stands still for a part of most periods of its CPU quota.</summary>
static class CpuQuotaThrottles
{
    public const string Id = "CpuQuotaThrottles";

    /// <summary>Measured: 98 % of periods at a quota of one of two CPUs, which doubles the time; 37 %, at next to no cost, once GOMAXPROCS matched.</summary>
    const double ThrottledShare = 0.5;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        where IsThrottled(pair.Measured) && !(pair.Scenario.EngineCpus <= pair.Scenario.Cpus)
        let enough = Enough(pair.Scenario)
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            Seen(pair.Measured, pair.Scenario),
            "The build wants more CPU time than its quota (docker run --cpus) allows, and is stopped until the next period begins.",
            $"docker run --cpus {Phrase.Number(enough)} {pair.Measured.Image ?? "IMAGE"} go build {Phrase.Package(pair.Measured)}")
        {
            Gain = Gain.Of(facts, pair.Measured, other => other.Cpus is null || other.Cpus > pair.Scenario.Cpus, Settings.Cpus),
        });

    public static bool IsThrottled(GoBuildMeasurement measured) =>
        measured is { ThrottledPeriods: { } throttled, Periods: > 0 and var periods } && throttled >= ThrottledShare * periods;

    public static string Seen(GoBuildMeasurement measured, ScenarioFacts scenario) =>
        $"{measured.ThrottledPeriods} of {measured.Periods} periods were throttled"
        + (measured.ThrottledTime is { } time ? $", {Phrase.Time(time)} over all CPUs" : "")
        + (scenario.Cpus is { } cpus ? $", with a quota of {Phrase.Number(cpus)} CPUs" : "")
        + (scenario.EngineCpus is { } has ? $" on a machine with {has}." : ".");

    static double Enough(ScenarioFacts scenario) => scenario.EngineCpus ?? Math.Ceiling(2 * (scenario.Cpus ?? 1));
}
