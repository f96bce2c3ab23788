using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>All that one call measured and found out. What is not known is null or empty, never guessed.</summary>
sealed record BuildFacts
{
    /// <summary>Of all scenarios and states, in the order in which they are shown: the first scenario is the baseline.</summary>
    public IReadOnlyList<GoBuildMeasurement> Measurements { get; init; } = [];

    /// <summary>By the scenario's name.</summary>
    public IReadOnlyDictionary<string, ScenarioFacts> Scenarios { get; init; } = new Dictionary<string, ScenarioFacts>();

    public ProjectFacts Project { get; init; } = new();

    public Surroundings Surroundings { get; init; } = new();

    /// <summary>Every measurement whose scenario is known.</summary>
    public IEnumerable<(GoBuildMeasurement Measured, ScenarioFacts Scenario)> Each() =>
        from measured in Measurements
        where Scenarios.ContainsKey(measured.Scenario)
        select (measured, Scenarios[measured.Scenario]);

    /// <summary>
    /// One measurement of each scenario: the state in which what it keeps shows most, of those that were measured.
    /// </summary>
    public IEnumerable<(GoBuildMeasurement Measured, ScenarioFacts Scenario)> EachScenario() =>
        from pair in Each()
        group pair by pair.Measured.Scenario into states
        select states.OrderBy(pair => (pair.Measured.Median is null, -(int)pair.Measured.State)).First();

    /// <summary>
    /// The scenarios that read the project where it lies; where none does, the first, which copies it into its
    /// container.
    /// </summary>
    public IEnumerable<(GoBuildMeasurement Measured, ScenarioFacts Scenario)> EachReadingTheProject()
    {
        var all = EachScenario().ToArray();
        var inPlace = all.Where(pair => pair.Scenario.Scenario.Base is GoBuildBase.Host or GoBuildBase.BindMount).ToArray();
        return inPlace.Length > 0 ? inPlace : all.Take(1);
    }
}
