using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>On a fresh agent, unpacking and packing the caches takes longer than building without them.</summary>
static class CacheArchiveSlower
{
    public const string Id = "CacheArchiveSlower";

    // actions/setup-go#495 (restored in 12 min on Windows), pulumi/pulumi#12084 (13 min), toitlang/toit#1763 (5 min, where the build takes 3 min 20 s without).
    const string Cause = "Unpacking and packing many small files takes longer than compiling them here.";

    const string Fix = """
        - uses: actions/setup-go@v6
          with:
            cache: false
        """;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        where pair.Scenario.Scenario.Base == GoBuildBase.AgentCache && pair.Measured.State != GoBuildState.Cold
        let cached = Cost(facts, pair.Measured, pair.Scenario)
        where cached is { } cost && cost.With >= cost.Without
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            $"With the archive{Size(pair.Measured)} {Phrase.Time(cached.Value.With)} (restore {Phrase.Time(pair.Measured.RestoreTime)}, build {Phrase.Time(pair.Measured.Median)}, "
                + $"save {Phrase.Time(pair.Measured.SaveTime)}); without it {Phrase.Time(cached.Value.Without)}.",
            Cause,
            Fix) { Gain = cached.Value.With.TotalSeconds / cached.Value.Without.TotalSeconds });

    /// <summary>What the user waits with the archive, and without: in a scenario that keeps nothing, else this one's own cold build.</summary>
    static (TimeSpan With, TimeSpan Without)? Cost(BuildFacts facts, GoBuildMeasurement measured, ScenarioFacts scenario)
    {
        var nothingKept = Gain.Fixed(facts, measured, other => KeptCaches.HasBuildCache(other) == false, Settings.Base, Settings.Mounts)?.Measured;
        if (measured.Total is { } total && nothingKept?.Total is { } plain && plain > TimeSpan.Zero)
            return (total, plain);
        var cold = facts.Measurements.FirstOrDefault(other => other.Scenario == scenario.Scenario.Name && other.State == GoBuildState.Cold)?.Median;
        return measured.RestoreTime + measured.Median is { } with && cold > TimeSpan.Zero
            ? (with + (measured.SaveTime ?? TimeSpan.Zero), cold.Value)
            : null;
    }

    static string Size(GoBuildMeasurement measured) => measured.ArchiveSize is { } size ? $" of {Common.ByteSize.Format(size)}" : "";
}
