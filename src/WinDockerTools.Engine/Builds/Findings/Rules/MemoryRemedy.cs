using System;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>What lets a build live with its memory limit, with what this call measured of it.</summary>
static class MemoryRemedy
{
    /// <summary>Measured at 256 MiB, where builds died or thrashed: both finish, and as fast as others do with more.</summary>
    const int OnePackageAtOnce = 1, EarlyCollection = 50;

    /// <summary>GOGC where nobody sets it.</summary>
    const int UsualCollection = 100;

    /// <summary>Room above the peak: the peak of the next build is another one.</summary>
    const double Room = 1.25;

    /// <summary>The flag and the variable, each with its time where the call has it, and a limit that suffices.</summary>
    public static string Fix(BuildFacts facts, GoBuildMeasurement measured, ScenarioFacts scenario)
    {
        var (package, fewer, earlier) = (Phrase.Package(measured), Fewer(facts, measured), Earlier(facts, measured));
        var collection = Collection(earlier?.Scenario) ?? EarlyCollection;
        return $"""
            go build -p={AtOnce(fewer?.Scenario) ?? OnePackageAtOnce} {package}{Note(fewer?.Measured)}
            {(scenario.ImageOS == "windows" ? $"$env:GOGC = {collection};" : $"GOGC={collection}")} go build {package}{Note(earlier?.Measured)}
            docker run --memory {Phrase.DockerMemory(Enough(facts, measured, scenario))} {measured.Image ?? "IMAGE"} go build {package}
            """;
    }

    /// <summary>Of the better of the flag and the variable; null unless both builds were timed.</summary>
    public static double? GainOf(BuildFacts facts, GoBuildMeasurement measured) =>
        new[] { Fewer(facts, measured), Earlier(facts, measured) }.Max(better => Gain.Between(measured, better?.Measured));

    static (GoBuildMeasurement Measured, ScenarioFacts Scenario)? Fewer(BuildFacts facts, GoBuildMeasurement measured) =>
        Gain.Fixed(facts, measured, other => AtOnce(other) < (other.EngineCpus ?? int.MaxValue), Settings.Flag("p"));

    static (GoBuildMeasurement Measured, ScenarioFacts Scenario)? Earlier(BuildFacts facts, GoBuildMeasurement measured) =>
        Gain.Fixed(facts, measured, other => Collection(other) < UsualCollection, Settings.Variable("GOGC"));

    static int? AtOnce(ScenarioFacts? scenario) => scenario is not null && GoFlags.Of(scenario).TryGetValue("p", out var set) ? Whole(set) : null;

    static int? Collection(ScenarioFacts? scenario) =>
        scenario is not null && scenario.Scenario.Environment.TryGetValue("GOGC", out var set) ? Whole(set) : null;

    // "off" is no number, and the opposite of early.
    static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Note(GoBuildMeasurement? better) => better is null ? "" : $"  # {Phrase.Time(better.Median)} in this call ({better.Scenario})";

    static long Enough(BuildFacts facts, GoBuildMeasurement measured, ScenarioFacts scenario)
    {
        var limit = scenario.Memory ?? measured.PeakMemory ?? 0;
        var needed = facts.Each()
            .Where(pair => pair.Measured.State == measured.State && pair.Measured.Outcome == GoBuildOutcome.Succeeded
                && (pair.Scenario.Memory ?? long.MaxValue) > limit)
            .Max(pair => pair.Measured.PeakMemory) ?? 2 * limit;
        return (long)Math.Min(Math.Max(needed * Room, limit * Room), long.MaxValue / 2);
    }
}
