using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Rules;
using WinDockerTools.Engine.Builds.Measuring;
using Xunit;

namespace WinDockerTools.Tests.Builds.Measuring;

public sealed class DiagnosisTests
{
    static readonly GoBuildMeasurement[] Measured =
    [
        new() { Scenario = "Plain", State = GoBuildState.Warm, Package = "./cmd" },
        new() { Scenario = "Plain", State = GoBuildState.Edit },
        new() { Scenario = "Host", State = GoBuildState.Edit },
    ];

    static ScenarioFinding Found(string scenario, GoBuildState? state, string id) => new(scenario, state, new GoBuildFinding(id, "", "", ""));

    static string[] Attach(params ScenarioFinding[] found) =>
        [.. Diagnosis.Attach(Measured, found).SelectMany(item => item.Findings.Select(finding => $"{item}: {finding.Id}"))];

    [Fact]
    public void A_finding_goes_to_its_scenario_and_state() =>
        Assert.Equal(["Plain Edit: A", "Plain Edit: B", "Host Edit: C"], Attach(Found("Host", GoBuildState.Edit, "C"), Found("Plain", GoBuildState.Edit, "A"), Found("Plain", GoBuildState.Edit, "B")));

    [Fact]
    public void What_holds_for_every_state_is_told_with_the_first_that_is_shown() =>
        Assert.Equal(["Plain Warm: A", "Host Edit: B"], Attach(Found("Plain", null, "A"), Found("Host", null, "B")));

    [Fact]
    public void The_measurements_stay_as_they_are_but_for_their_findings()
    {
        var attached = Diagnosis.Attach(Measured, [Found("Plain", null, "A")]);

        Assert.Equal(("Plain", GoBuildState.Warm, "./cmd"), (attached[0].Scenario, attached[0].State, attached[0].Package));
        Assert.All(Measured, item => Assert.Empty(item.Findings));
        Assert.Equal(3, attached.Count);
    }
}
