using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>Whether two scenarios do the same work.</summary>
static class Comparability
{
    /// <summary>Null, or why times of the two say nothing about each other. What is not known is taken to be the same.</summary>
    public static string? Of(ScenarioFacts baseline, ScenarioFacts other) => OfBuilds(baseline, other) ?? OfStd(baseline, other);

    /// <summary>As <see cref="Of"/>, but for the standard library, which is compiled once in a kept cache.</summary>
    public static string? OfBuilds(ScenarioFacts baseline, ScenarioFacts other)
    {
        var (before, after) = (baseline.Go, other.Go);
        if (before.Version is { } version && after.Version is { } otherVersion && version != otherVersion)
            return $"{Name(other)} builds with {otherVersion}, {Name(baseline)} with {version}.";
        if (Differ(before.OS, after.OS) || Differ(before.Architecture, after.Architecture))
            return $"{Name(other)} builds for {Target(after)}, {Name(baseline)} for {Target(before)}.";
        return null;
    }

    static string? OfStd(ScenarioFacts baseline, ScenarioFacts other) =>
        baseline.HasPrecompiledStd is { } has && other.HasPrecompiledStd is { } otherHas && has != otherHas
            ? $"{Name(has ? other : baseline)} has to compile the standard library, {Name(has ? baseline : other)} has it precompiled."
            : null;

    static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    static string Target(GoFacts go) => $"{go.OS ?? "?"}/{go.Architecture ?? "?"}";

    static string Name(ScenarioFacts scenario) => scenario.Scenario.Name;
}
