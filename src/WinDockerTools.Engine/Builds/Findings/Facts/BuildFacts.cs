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

    /// <summary>The call's first scenario, to which belongs what holds for the whole call; none where nothing was measured.</summary>
    public IEnumerable<ScenarioFacts> First() => Each().Select(pair => pair.Scenario).Take(1);
}
