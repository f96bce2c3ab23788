using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Features;
using WinDockerTools.Tests.Harness.Dism;
using Xunit;

namespace WinDockerTools.Tests.Lab.Features;

/// <summary>Features switched on and off at the stand-in for DISM.</summary>
public sealed class FeatureSwitchTests(DismLab lab) : IClassFixture<DismLab>
{
    [Fact]
    public void A_feature_comes_with_its_parents_and_each_change_is_told()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);

        var outcome = DismTrial.Switch(trial.On(), "ClientForNFS-Infrastructure");

        Assert.Null(outcome.Fault);
        Assert.Equal(["ClientForNFS-Infrastructure", "ServicesForNFS-ClientOnly"], outcome.Changes.Select(change => change.Feature));
        Assert.All(outcome.Changes, change => Assert.Equal(
            ("host", FeatureState.Disabled, FeatureState.Enabled, true, false, 0),
            (change.ComputerName, change.Before, change.After, change.Changed, change.RestartRequired, change.ResultCode)));
    }

    [Fact]
    public void What_waits_for_a_restart_says_so()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);

        var change = Assert.Single(DismTrial.Switch(trial.On(), "Containers").Changes);

        Assert.Equal((FeatureState.EnablePending, true, true, 3010), (change.After, change.Changed, change.RestartRequired, change.ResultCode));
    }

    [Fact]
    public void After_the_restart_there_is_nothing_left_to_do()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        DismTrial.Switch(trial.On(), "Containers");
        var waiting = trial.On().Settled("Containers");
        trial.Windows.Restart();
        var settled = trial.On().Settled("Containers");

        Assert.Equal((FeatureState.EnablePending, false, true), (waiting!.After, waiting.Changed, waiting.RestartRequired));
        Assert.Equal((FeatureState.Enabled, false, false), (settled!.After, settled.Changed, settled.RestartRequired));
    }

    [Fact]
    public void Disabling_takes_the_children_along_and_tells_of_them()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        foreach (var feature in trial.On().Find("Containers"))
            DismTrial.Switch(trial.On(), feature);
        trial.Windows.Restart();

        var outcome = DismTrial.Switch(trial.Off(), "Containers");

        Assert.Equal(["Containers", "Containers-HNS", "Containers-SDN"], outcome.Changes.Select(change => change.Feature));
        Assert.All(outcome.Changes, change => Assert.Equal((FeatureState.Enabled, FeatureState.DisablePending), (change.Before, change.After)));
    }

    [Fact]
    public void What_never_came_into_effect_is_taken_back_without_a_restart()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        DismTrial.Switch(trial.On(), "Containers");

        var change = Assert.Single(DismTrial.Switch(trial.Off(), "Containers").Changes);

        Assert.Equal((FeatureState.EnablePending, FeatureState.Disabled, false), (change.Before, change.After, change.RestartRequired));
    }

    [Fact]
    public void Missing_files_are_an_error_until_a_source_is_given()
    {
        using var trial = new DismTrial(lab, [.. FeatureTables.Client.Select(feature => feature.Name == "Containers" ? feature with { State = StandInFeature.Removed, Payload = false } : feature)]);

        var without = DismTrial.Switch(trial.On(), "Containers");
        var with = DismTrial.Switch(trial.On(new FeatureSource([@"D:\sources\sxs"], LimitAccess: true)), "Containers");

        Assert.Equal(FaultKind.FeaturePayloadMissing, without.Fault!.Kind);
        Assert.Empty(without.Changes);
        Assert.Equal((FeatureState.DisabledWithPayloadRemoved, FeatureState.EnablePending), (Assert.Single(with.Changes).Before, with.Changes[0].After));
    }

    [Fact]
    public void The_names_that_a_set_stands_for_are_switched_off_in_the_other_order()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);

        Assert.Equal(trial.On().Find("HyperV"), trial.Off().Find("HyperV").Reverse());
    }
}
