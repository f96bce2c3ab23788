using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Checks;

/// <summary>Checks of Windows itself, over supplied facts.</summary>
public sealed class WindowsCheckTests
{
    public static readonly string[] Ids =
        ["WindowsVersionFits", "ContainersFeature", "RestartPending", "EngineService", "SharedFolderLocks", "DrivesWritable", "IgnoredTcpSettings", "EventSource", "EngineEvents"];

    static HostCheck Check(string id, Func<WindowsFacts, WindowsFacts> spoil) => (SuppliedHost.OnWindows with { Windows = spoil(SuppliedHost.ReadyWindows) }).Check(id);

    static Dictionary<string, ServiceFacts?> Services(params (string Name, ServiceFacts? State)[] services) => services.ToDictionary(service => service.Name, service => service.State);

    [Fact]
    public void Nothing_is_wrong_with_a_Windows_that_is_ready() =>
        Assert.All(Ids, id => Assert.Equal((CheckResult.Passed, null), (SuppliedHost.OnWindows.Check(id).Result, SuppliedHost.OnWindows.Check(id).Remedy)));

    [Fact]
    public void Elsewhere_they_do_not_apply_and_from_afar_they_cannot_be_made()
    {
        var afar = SuppliedHost.Of(SuppliedHost.Windows) with { IsOnThisMachine = false };

        Assert.All(Ids, id => Assert.Equal(CheckResult.NotApplicable, SuppliedHost.Good.Check(id).Result));
        Assert.All(Ids, id => Assert.Equal((CheckResult.Unknown, "Run Test-ContainerHost on that machine."), (afar.Check(id).Result, afar.Check(id).Remedy)));
    }

    [Fact]
    public void They_are_made_without_an_engine_too() =>
        Assert.All(Ids, id => Assert.Equal(CheckResult.Passed, (SuppliedHost.OnWindows with { Engine = null, Failure = new EngineFailure(FaultKind.EngineUnreachable, "x") }).Check(id).Result));

    [Theory]
    [InlineData(17763, CheckResult.Passed)]
    [InlineData(17762, CheckResult.Failed)]
    [InlineData(26100, CheckResult.Passed)]
    public void Windows_is_as_new_as_engines_want_it(int build, CheckResult result) =>
        Assert.Equal(result, Check("WindowsVersionFits", windows => windows with { Version = new Version(10, 0, build, 1) }).Result);

    [Fact]
    public void A_version_that_is_not_told_is_unknown() => Assert.Equal(CheckResult.Unknown, Check("WindowsVersionFits", windows => windows with { Version = null }).Result);

    [Fact]
    public void A_missing_service_names_the_feature_that_brings_it()
    {
        var check = Check("ContainersFeature", windows => windows with { Needed = Services(("hns", null), ("vmcompute", new(true, false))) });

        Assert.Equal((CheckResult.Failed, "Not installed: hns.", "Enable-ContainerHostFeatures Containers"), (check.Result, check.Seen, check.Remedy));
    }

    [Fact]
    public void A_feature_that_waits_for_the_restart_needs_nothing_else()
    {
        var check = Check("ContainersFeature", windows => windows with
        {
            Needed = Services(("hns", null)), Inventory = new InventoryFacts { Features = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.EnablePending } },
        });

        Assert.Equal((CheckResult.Failed, "Restart-Computer"), (check.Result, check.Remedy));
    }

    [Fact]
    public void A_disabled_service_is_to_be_allowed()
    {
        var check = Check("ContainersFeature", windows => windows with { Needed = Services(("hns", new(false, true)), ("vmcompute", new(true, false))) });

        Assert.Equal((CheckResult.Failed, "Set-Service hns -StartupType Manual"), (check.Result, check.Remedy));
    }

    [Fact]
    public void An_engine_of_Linux_containers_needs_no_Windows_feature() => Assert.Equal(
        CheckResult.NotApplicable, (SuppliedHost.OnWindows with { Engine = SuppliedHost.Engine(SuppliedHost.Desktop), Windows = new WindowsFacts { Needed = Services(("hns", null)) } }).Check("ContainersFeature").Result);

    [Theory]
    [InlineData(null, null, CheckResult.Failed, "Install-DockerEngine")]
    [InlineData("stopped", null, CheckResult.Failed, "Start-Service docker")]
    [InlineData("disabled", null, CheckResult.Failed, "Set-Service docker -StartupType Automatic; Start-Service docker")]
    [InlineData("running", null, CheckResult.Passed, null)]
    [InlineData("stopped", "running", CheckResult.Passed, null)]
    [InlineData(null, "stopped", CheckResult.Failed, "Start-Service com.docker.service")]
    public void A_service_of_an_engine_is_there_and_runs(string? docker, string? desktop, CheckResult result, string? remedy)
    {
        static ServiceFacts? State(string? state) => state is null ? null : new(state == "running", state == "disabled");

        var check = Check("EngineService", windows => windows with { Engines = Services(("docker", State(docker)), ("com.docker.service", State(desktop))) });

        Assert.Equal((result, remedy), (check.Result, check.Remedy));
    }

    [Fact]
    public void Docker_Desktop_without_its_service_is_only_worth_a_warning() => Assert.Equal(
        CheckResult.Warning,
        (SuppliedHost.OnWindows with { Engine = SuppliedHost.Engine(SuppliedHost.Desktop), Windows = new WindowsFacts { Engines = Services(("docker", null), ("com.docker.service", null)) } }).Check("EngineService").Result);

    [Fact]
    public void Whoever_asks_for_a_restart_is_named()
    {
        var check = Check("RestartPending", windows => windows with { RestartReasons = ["Windows Update"] });

        Assert.Equal((CheckResult.Warning, "A restart is asked for by Windows Update.", "Restart-Computer"), (check.Result, check.Seen, check.Remedy));
        Assert.Equal(CheckResult.Passed, Check("RestartPending", windows => windows with { HasPendingFiles = true }).Result);
    }

    [Theory]
    [InlineData(0, null, CheckResult.Passed, null)]
    [InlineData(1, null, CheckResult.Warning, "'VSmbDisableOplocks'")]
    [InlineData(null, "zzTest", CheckResult.Warning, "'zzTest'")]
    public void Leftovers_of_early_builds_are_named(int? oplocks, string? value, CheckResult result, string? named)
    {
        var check = Check("SharedFolderLocks", windows => windows with { DisablesOplocks = oplocks, TestValues = value is null ? [] : [value] });

        Assert.Equal(result, check.Result);
        Assert.Contains(named ?? "", check.Remedy ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, CheckResult.Passed)]
    [InlineData(0, CheckResult.Passed)]
    [InlineData(1, CheckResult.Failed)]
    public void A_policy_against_drives_without_BitLocker_keeps_containers_from_starting(int? value, CheckResult result) =>
        Assert.Equal(result, Check("DrivesWritable", windows => windows with { DeniesWriting = value }).Result);

    [Fact]
    public void Settings_without_effect_are_named_beside_what_counts()
    {
        var check = Check("IgnoredTcpSettings", windows => windows with { IgnoredTcpValues = ["TcpWindowSize=65535", "EnableRSS=1"] });

        Assert.Equal((CheckResult.Warning, "Set and without effect: TcpWindowSize=65535, EnableRSS=1."), (check.Result, check.Seen));
        Assert.Contains("Get-NetAdapterRss", check.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_without_a_source_in_the_event_log_is_told_of()
    {
        Assert.Equal(CheckResult.Warning, Check("EventSource", windows => windows with { HasEventSource = false }).Result);
        Assert.Equal(CheckResult.NotApplicable, Check("EventSource", windows => windows with { HasEventSource = false, Engines = Services(("docker", null)) }).Result);
    }

    static WindowsEvent Event(string provider, int hour, string message) => new(provider, new DateTimeOffset(2026, 11, 24, hour, 0, 0, TimeSpan.Zero), message);

    static HostCheck Check(params EventChannel[] channels) => (SuppliedHost.OnWindows with { Events = channels }).Check("EngineEvents");

    [Fact]
    public void Errors_of_the_event_log_are_counted_and_the_newest_is_told()
    {
        var check = Check(
            new EventChannel("Microsoft-Windows-Hyper-V-Compute-Admin", [Event("Microsoft-Windows-Hyper-V-Compute", 9, "older"), Event("Microsoft-Windows-Hyper-V-Compute", 8, "oldest")]),
            new EventChannel("Application", [Event("docker", 11, "failed to start container.")]),
            new EventChannel("Microsoft-Windows-Containers-Wcnfs/Operational", null, "is not there"));

        Assert.Equal(CheckResult.Warning, check.Result);
        Assert.Equal(
            "docker: 1 error, Microsoft-Windows-Hyper-V-Compute: 2 errors. The newest (2026-11-24 11:00Z): failed to start container. Microsoft-Windows-Containers-Wcnfs/Operational is not there.", check.Seen);
        Assert.Equal("Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Level = 1, 2; StartTime = (Get-Date).AddDays(-1) } | Format-List TimeCreated, ProviderName, Message", check.Remedy);
    }

    [Fact]
    public void A_long_message_is_shortened_and_a_full_channel_says_at_least()
    {
        var check = Check(new EventChannel("Application", [.. Enumerable.Repeat(Event("docker", 1, new string('x', 159) + "\U0001F433" + "end"), 50)]));

        Assert.Equal($"docker: at least 50 errors. The newest (2026-11-24 01:00Z): {new string('x', 159)}\u2026", check.Seen);
    }

    [Fact]
    public void An_event_without_a_name_and_a_time_is_told_all_the_same() =>
        Assert.Equal("Unnamed: 1 error. The newest: x.", Check(new EventChannel("Application", [new WindowsEvent("", null, "x")])).Seen);

    [Fact]
    public void Channels_that_cannot_be_read_are_told_and_no_failure()
    {
        var some = Check(new EventChannel("Application", []), new EventChannel("A", null, "is not there"));
        var none = Check(new EventChannel("A", null, "is not there"), new EventChannel("B", null, "may not be read by this account"));

        Assert.Equal((CheckResult.Passed, "None was found. A is not there.", null), (some.Result, some.Seen, some.Remedy));
        Assert.Equal((CheckResult.Unknown, "A is not there. B may not be read by this account."), (none.Result, none.Seen));
        Assert.Equal(CheckResult.Unknown, (SuppliedHost.OnWindows with { Events = null }).Check("EngineEvents").Result);
    }
}
