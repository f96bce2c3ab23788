using System.Collections.Generic;
using System.Linq;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Windows.Dism;
using WinDockerTools.Tests.Harness.Dism;
using Xunit;

namespace WinDockerTools.Tests.Lab.Features;

/// <summary>DISM's functions, called as on Windows, in a stand-in that was written to their documented contract.</summary>
public sealed class DismStandInTests(DismLab lab) : IClassFixture<DismLab>
{
    [Fact]
    public void Features_and_their_states_come_across()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);

        var features = trial.Session.Features();

        Assert.Equal(FeatureTables.Client.Select(feature => feature.Name).Order(), features.Keys.Order());
        Assert.Equal(DismFeatureState.Staged, features["containers"]);
        Assert.Equal(DismFeatureState.Installed, features["TelnetClient"]);
    }

    [Fact]
    public void Everything_that_was_taken_is_given_back()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        var session = trial.Session;
        session.Features();
        session.Enable("Containers", [], false, (_, _) => { }, CancellationToken.None);
        Assert.Equal(FaultKind.FeatureNotFound, DismTrial.KindOf(() => session.Enable("Nonsense", [], false, (_, _) => { }, CancellationToken.None)));

        session.Dispose();

        Assert.Equal(0, trial.Windows.Live);
        Assert.Equal("DismCloseSession,DismShutdown", string.Join(",", trial.Windows.Calls.TakeLast(2)));
    }

    [Fact]
    public void A_session_that_does_not_open_leaves_nothing_behind()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave("open=0x800F0902");

        Assert.Equal(FaultKind.ServicingBusy, DismTrial.KindOf(() => DismSession.Open(trial.Library)));

        Assert.Equal(0, trial.Windows.Live);
    }

    [Fact]
    public void Who_is_not_elevated_is_told_so()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave("not_elevated=1");

        Assert.Equal(FaultKind.ElevationRequired, DismTrial.KindOf(() => DismSession.Open(trial.Library)));
    }

    [Fact]
    public void Somebody_elses_use_of_DISM_in_the_same_process_is_left_alone()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        Assert.Equal(0, trial.Library.Initialize(2, null, null));

        using (var session = DismSession.Open(trial.Library))
            Assert.NotEmpty(session.Features());

        Assert.Equal(1, trial.Windows.Live);
        Assert.Equal(0, trial.Library.Shutdown());
    }

    [Fact]
    public void A_second_session_at_once_is_refused()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        Assert.NotNull(trial.Session);

        Assert.Equal(FaultKind.ServicingBusy, DismTrial.KindOf(() => DismSession.Open(trial.Library)));
    }

    [Fact]
    public void DISM_tells_how_far_it_is()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave("steps=10");
        var told = new List<(int, int)>();

        trial.Session.Enable("TelnetClient", [], false, (current, total) => told.Add((current, total)), CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 11).Select(step => (step, 10)), told);
    }

    [Fact]
    public void Sources_and_switches_arrive()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);

        trial.Session.Enable("Containers", [@"D:\sources\sxs", @"\\server\share"], limitAccess: true, (_, _) => { }, CancellationToken.None);
        trial.Session.Disable("Containers", (_, _) => { }, CancellationToken.None);

        Assert.Equal([@"DismEnableFeature Containers all=1 limit=1 source=D:\sources\sxs,\\server\share,", "DismDisableFeature Containers remove=0"], trial.Windows.Changes);
    }

    [Theory]
    [InlineData("restart_as_failure=0", 3010)]
    [InlineData("restart_as_failure=1", 3010)]
    public void A_restart_is_asked_for_with_either_of_two_codes(string behaviour, int code)
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave(behaviour);

        Assert.Equal(code, trial.Session.Enable("Containers", [], false, (_, _) => { }, CancellationToken.None));
    }

    [Fact]
    public void A_session_that_must_be_opened_again_is()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave("reload=1");

        Assert.Equal(0, trial.Session.Enable("ClientForNFS-Infrastructure", [], false, (_, _) => { }, CancellationToken.None));

        Assert.Equal(DismFeatureState.Installed, trial.Session.Features()["ClientForNFS-Infrastructure"]);
    }

    [Fact]
    public void DISMs_own_words_are_told_with_its_code()
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave("fail.Containers=0x800F0999", "words.0x800F0999=The component store has been corrupted.");

        var fault = Assert.Throws<FaultException>(() => { trial.Session.Enable("Containers", [], false, (_, _) => { }, CancellationToken.None); });

        Assert.Equal(FaultKind.FeatureChangeFailed, fault.Kind);
        Assert.Equal("The component store has been corrupted (0x800F0999)", fault.Detail);
    }

    [Theory]
    [InlineData("busy=1", FaultKind.ServicingBusy)]
    [InlineData("fail.Containers=0x800F081F", FaultKind.FeaturePayloadMissing)]
    [InlineData("fail.Containers=0x800F0906", FaultKind.FeaturePayloadMissing)]
    [InlineData("fail.Containers=0x80070BC9", FaultKind.RestartPending)]
    [InlineData("fail.Containers=0x800704C7", FaultKind.FeatureChangeStopped)]
    public void A_bad_day_has_its_own_name(string behaviour, FaultKind kind)
    {
        using var trial = new DismTrial(lab, FeatureTables.Client);
        trial.Windows.Behave(behaviour);

        Assert.Equal(kind, DismTrial.KindOf(() => trial.Session.Enable("Containers", [], false, (_, _) => { }, CancellationToken.None)));
        Assert.Equal(StandInFeature.Staged, trial.Windows.State("Containers"));
    }
}
