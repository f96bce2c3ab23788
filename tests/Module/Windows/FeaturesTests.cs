using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Dism;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>
/// The two cmdlets as they load DISM on Windows. The library is a stand-in that was written to DISM's documented
/// contract; it lies where Windows has its own, so that nothing is different on the way to it.
/// </summary>
[Collection(nameof(Alone))]
[Trait("Needs", "Wine")]
public sealed class FeaturesTests : IDisposable
{
    const string RestartNote = @"C:\stand-ins\shutdown.txt";

    readonly EngineSession session = new();
    readonly StandInDism windows = new("dismapi.dll", FeatureTables.Client);

    public FeaturesTests() => File.Delete(RestartNote);

    public void Dispose()
    {
        Assert.Equal(0, windows.Live);
        session.Dispose();
        windows.Dispose();
    }

    static string Row(PSObject change) => $"{change.Value("Feature")} {change.Value("Before")}-{change.Value("After")} {change.Value("Changed")} {change.Value("RestartRequired")} {change.Value("ResultCode")}";

    IReadOnlyList<string> Rows(string script) => [.. session.Run(script).ThrowIfFailed().Output.Select(Row)];

    [Fact]
    public void Containers_are_what_is_enabled_without_a_word_with_the_children_that_matter()
    {
        var result = session.Run("Enable-ContainerHostFeatures -Force").ThrowIfFailed();

        Assert.Equal(
            ["Containers", "Containers-HNS", "Containers-SDN"],
            result.Output.Select(change => change.Value("Feature")));
        Assert.All(result.Output, change => Assert.Equal(Environment.MachineName, change.Value("ComputerName")));
        Assert.All(result.Output, change => Assert.EndsWith("Disabled-EnablePending True True 3010", Row(change), StringComparison.Ordinal));
        Assert.False(File.Exists(RestartNote));
    }

    [Fact]
    public void A_second_call_changes_nothing_before_the_restart_nor_after_it()
    {
        session.Run("Enable-ContainerHostFeatures -Force").ThrowIfFailed();
        var calls = windows.Changes.Count;

        Assert.Equal("Containers EnablePending-EnablePending False True 0", Rows("Enable-ContainerHostFeatures -Force")[0]);
        windows.Restart();
        Assert.Equal("Containers Enabled-Enabled False False 0", Rows("Enable-ContainerHostFeatures -Force")[0]);
        Assert.Equal(calls, windows.Changes.Count);
    }

    [Fact]
    public void The_host_tells_of_features_that_wait_for_a_restart_by_the_names_of_this_Windows()
    {
        session.Run("Enable-ContainerHostFeatures -Force").ThrowIfFailed();

        var features = session.Run("(Get-ContainerHost -WarningAction Ignore).Features | & { process { \"$_\" } }").ThrowIfFailed().Output.Select(feature => feature.ToString()).ToList();

        Assert.Contains("Containers: EnablePending", features);
        Assert.Contains("Containers-HNS: EnablePending", features);
        Assert.DoesNotContain(features, feature => feature.StartsWith("Telnet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Enable-ContainerHostFeatures Containers, HyperV, Wsl2, NfsClient -WhatIf")]
    [InlineData("Enable-ContainerHostFeatures HyperV -WhatIf -Force -Restart")]
    [InlineData("$WhatIfPreference = $true; Enable-ContainerHostFeatures HyperV -Force")]
    [InlineData("Disable-ContainerHostFeatures TelnetClient -WhatIf -Restart")]
    public void WhatIf_changes_nothing_and_asks_nothing(string script)
    {
        var before = windows.Features;

        Assert.Empty(session.Run(script).ThrowIfFailed().Output);

        Assert.Empty(windows.Changes);
        Assert.Equal(before, windows.Features);
        Assert.False(File.Exists(RestartNote));
    }

    [Theory]
    [InlineData("Enable-ContainerHostFeatures")]
    [InlineData("Enable-ContainerHostFeatures -Confirm -Force")]
    [InlineData("Disable-ContainerHostFeatures TelnetClient")]
    public void Where_nobody_can_be_asked_that_is_an_error_and_nothing_waits(string script)
    {
        var result = session.Run(script);

        Assert.Equal(["ConfirmationRequired"], result.ErrorIds);
        Assert.Contains("-Force", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(windows.Changes);
    }

    [Theory]
    [InlineData("Enable-ContainerHostFeatures -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; Enable-ContainerHostFeatures")]
    public void Who_says_no_confirmation_is_not_asked(string script) => Assert.Equal(3, Rows(script).Count);

    [Fact]
    public void What_one_gives_the_other_puts_back_and_nothing_else()
    {
        windows.Set("Containers-SDN", feature => feature with { State = StandInFeature.Installed });
        windows.Set("Containers", feature => feature with { State = StandInFeature.Installed });
        var before = windows.Features;

        var rows = Rows("$changes = Enable-ContainerHostFeatures Containers, NfsClient -Force; $changes | Disable-ContainerHostFeatures -Force");

        Assert.Equal(before, windows.Features);
        Assert.DoesNotContain(rows, row => row.StartsWith("Containers-SDN", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_from_another_session_are_put_back_too()
    {
        session.Run("Enable-ContainerHostFeatures NfsClient -Force").ThrowIfFailed();

        Rows("[pscustomobject]@{ Feature = 'ClientForNFS-Infrastructure'; Before = 'Disabled'; After = 'Enabled' } | Disable-ContainerHostFeatures -Force");

        Assert.Equal(StandInFeature.Staged, windows.State("ClientForNFS-Infrastructure"));
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_names_what_exists_and_the_rest_goes_on()
    {
        var result = session.Run("Enable-ContainerHostFeatures Microsoft-Container-Features, Containers -Force");

        Assert.Equal(["FeatureNotFound"], result.ErrorIds);
        Assert.Contains("Containers, Containers-HNS", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Microsoft-Container-Features", result.Errors[0].TargetObject);
        Assert.Equal(3, result.Output.Count);
    }

    [Fact]
    public void An_edition_without_Hyper_V_says_so()
    {
        windows.Features = FeatureTables.Home;

        var error = Assert.Single(session.Run("Enable-ContainerHostFeatures HyperV -Force").Errors);

        Assert.Contains("this edition of Windows does not have Microsoft-Hyper-V", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_has_its_own_names()
    {
        windows.Features = FeatureTables.Server;

        Assert.Equal(["Microsoft-Hyper-V", "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online"], Rows("Enable-ContainerHostFeatures Hyper-V -Force").Select(row => row.Split(' ')[0]));
    }

    [Theory]
    [InlineData("not_elevated=1", "ElevationRequired")]
    [InlineData("initialize=0x80040154", "ServicingUnavailable")]
    [InlineData("open=0x800F0902", "ServicingBusy")]
    [InlineData("busy=1", "ServicingBusy")]
    [InlineData("fail.Containers=0x800F081F", "FeaturePayloadMissing")]
    [InlineData("fail.Containers=0x80070BC9", "RestartPending")]
    [InlineData("fail.Containers=0x80070070", "FeatureChangeFailed")]
    public void A_bad_day_is_one_error_and_leaves_everything_as_it_was(string behaviour, string id)
    {
        windows.Behave(behaviour);
        var before = windows.Features;

        var result = session.Run("Enable-ContainerHostFeatures -Force");

        Assert.Equal([id], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(before, windows.Features);
    }

    [Fact]
    public void A_source_helps_where_files_are_missing()
    {
        windows.Set("Containers", feature => feature with { State = StandInFeature.Removed, Payload = false });

        Assert.Equal(["FeaturePayloadMissing"], session.Run("Enable-ContainerHostFeatures -Force").ErrorIds);
        Assert.StartsWith("Containers DisabledWithPayloadRemoved-EnablePending", Rows(@"Enable-ContainerHostFeatures -Force -Source D:\sources\sxs, \\server\share -LimitAccess")[0], StringComparison.Ordinal);
        Assert.Contains(windows.Changes, call => call.EndsWith(@"limit=1 source=D:\sources\sxs,\\server\share,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_machine_restarts_where_that_was_asked_for_and_a_change_waits_for_it()
    {
        session.Run("Enable-ContainerHostFeatures NfsClient -Force -Restart").ThrowIfFailed();
        Assert.False(File.Exists(RestartNote));

        session.Run("Enable-ContainerHostFeatures Containers -Force -Restart").ThrowIfFailed();
        Assert.Contains("/r", File.ReadAllLines(RestartNote));
    }

    [Theory]
    [InlineData("Yes", 3, 3)]
    [InlineData("No", 3, 0)]
    [InlineData("Yes to All", 1, 3)]
    [InlineData("No to All", 1, 0)]
    public void Who_is_there_is_asked_before_each_change(string answer, int questions, int changes)
    {
        var host = new TalkingHost(answer);
        using var attended = new EngineSession(host: host);

        Assert.Equal(changes, attended.Run("Enable-ContainerHostFeatures").ThrowIfFailed().Output.Count);

        Assert.Equal((questions, changes), (host.Questions.Count, windows.Changes.Count));
        Assert.Contains("Containers", host.Questions[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_makes_DISM_stop_leaves_no_session_open_and_tells_the_state()
    {
        windows.Behave("steps=100", "step_ms=50");
        var host = new TalkingHost("Yes");
        using var attended = new EngineSession(host: host);
        using var shell = attended.Shell("Enable-ContainerHostFeatures -Force");
        var running = shell.InvokeAsync();
        while (windows.Changes.Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.Contains("cancelled", windows.Calls);
        Assert.Equal(StandInFeature.Staged, windows.State("Containers"));
        Assert.Single(windows.Changes);
        Assert.Equal(["Enable-ContainerHostFeatures was stopped. Containers is Disabled."], host.Warnings);
    }

    [Fact]
    public void DISM_takes_long_and_shows_how_far_it_is()
    {
        windows.Behave("steps=20", "step_ms=100");

        var asides = session.Run("Enable-ContainerHostFeatures TelnetClient, NfsClient -Force").ThrowIfFailed().Asides;

        Assert.Contains(asides, text => text.Contains("Enable ClientForNFS-Infrastructure", StringComparison.Ordinal));
    }
}
