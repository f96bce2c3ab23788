namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A finding and where it belongs.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="State">Null where it holds for every state.</param>
/// <param name="Finding">What was found.</param>
sealed record ScenarioFinding(string Scenario, GoBuildState? State, GoBuildFinding Finding)
{
    public static ScenarioFinding On(GoBuildMeasurement measured, GoBuildFinding finding) => new(measured.Scenario, measured.State, finding);
}
