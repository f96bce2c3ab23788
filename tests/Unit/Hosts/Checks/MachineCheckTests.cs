using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Checks;

/// <summary>Checks of what surrounds the engine, over supplied facts.</summary>
public sealed class MachineCheckTests
{
    static HostFacts With(DaemonFacts daemon) => SuppliedHost.Good with { Daemon = daemon };

    static DaemonFacts Saying(DaemonSettings settings) => SuppliedHost.Good.Daemon with { Settings = settings };

    [Fact]
    public void A_daemon_json_that_is_none_fails_before_the_restart_that_it_would_spoil()
    {
        var check = With(new DaemonFacts { State = DaemonFileState.Invalid, Path = "/etc/docker/daemon.json", Problem = "it is not JSON from line 2, byte 3 on" }).Check("DaemonConfigValid");

        Assert.Equal((CheckResult.Failed, "/etc/docker/daemon.json: it is not JSON from line 2, byte 3 on."), (check.Result, check.Seen));
        Assert.Contains("dockerd --validate --config-file '/etc/docker/daemon.json'", check.Remedy);
    }

    [Fact]
    public void What_file_and_command_line_both_set_keeps_an_engine_from_starting()
    {
        var twice = Saying(new DaemonSettings { Names = ["hosts", "debug", "runtimes"] }) with { OnCommandLine = ["hosts", "runtimes", "config-file"] };

        var check = With(twice).Check("DaemonConfigValid");

        Assert.Equal((CheckResult.Failed, "/etc/docker/daemon.json and the engine's command line both set hosts."), (check.Result, check.Seen));
        Assert.Equal(CheckResult.Passed, With(twice with { OnCommandLine = null }).Check("DaemonConfigValid").Result);
    }

    [Theory]
    [InlineData("20.10.24+dfsg1", CheckResult.Failed)]
    [InlineData("23.0.0", CheckResult.Passed)]
    [InlineData("dev", CheckResult.Warning)]
    [InlineData(null, CheckResult.Warning)]
    public void A_file_that_old_engines_refuse_is_judged_by_the_engine(string? version, CheckResult result) => Assert.Equal(
        result,
        (With(Saying(new DaemonSettings { RefusedByOld = "it is empty" })) with { Engine = SuppliedHost.Engine(new ContainerHost { EngineVersion = version }) }).Check("DaemonConfigValid").Result);

    [Theory]
    [InlineData((int)DaemonFileState.Missing, CheckResult.Passed, CheckResult.NotApplicable)]
    [InlineData((int)DaemonFileState.Unreadable, CheckResult.Unknown, CheckResult.Unknown)]
    [InlineData((int)DaemonFileState.Unknown, CheckResult.Unknown, CheckResult.Unknown)]
    public void A_daemon_json_that_was_not_read_is_no_failure(int state, CheckResult valid, CheckResult effective)
    {
        var facts = With(new DaemonFacts { State = (DaemonFileState)state, Path = "/etc/docker/daemon.json", Problem = "Access is denied" });

        Assert.Equal(valid, facts.Check("DaemonConfigValid").Result);
        Assert.Equal(effective, facts.Check("DaemonConfigEffective").Result);
    }

    [Fact]
    public void A_broken_daemon_json_is_told_also_where_the_engine_no_longer_answers() => Assert.Equal(
        CheckResult.Failed,
        (SuppliedHost.Failing(FaultKind.EngineUnreachable) with { Daemon = new DaemonFacts { State = DaemonFileState.Invalid, Path = "x", Problem = "y" } }).Check("DaemonConfigValid").Result);

    public static TheoryData<string, string> Contradictions => new()
    {
        { "data-root", "data-root /srv/docker, not /var/lib/docker" },
        { "storage-driver", "storage-driver vfs, not overlay2" },
        { "log-driver", "log-driver local, not json-file" },
        { "default-runtime", "default-runtime runsc, not runc" },
        { "exec-opts", "exec-opts native.cgroupdriver cgroupfs, not systemd" },
        { "debug", "debug on, not off" },
        { "live-restore", "live-restore on, not off" },
        { "features", "features containerd-snapshotter on, not off" },
        { "labels", "labels without team=b" },
        { "registry-mirrors", "registry-mirrors without https://mirror.contoso.com" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_setting_that_the_engine_does_not_have_waits_for_a_restart(string name, string told)
    {
        var settings = new DaemonSettings
        {
            DataRoot = name == "data-root" ? "/srv/docker" : null,
            StorageDriver = name == "storage-driver" ? "vfs" : null,
            LogDriver = name == "log-driver" ? "local" : null,
            DefaultRuntime = name == "default-runtime" ? "runsc" : null,
            ControlGroupDriver = name == "exec-opts" ? "cgroupfs" : null,
            Debug = name == "debug" ? true : null,
            LiveRestore = name == "live-restore" ? true : null,
            ContainerdStore = name == "features" ? true : null,
            Labels = name == "labels" ? ["team=a", "team=b"] : [],
            RegistryMirrors = name == "registry-mirrors" ? ["https://mirror.contoso.com/"] : [],
        };

        var check = (With(Saying(settings)) with { Engine = SuppliedHost.Engine(SuppliedHost.Linux) with { Labels = ["team=a"] } }).Check("DaemonConfigEffective");

        Assert.Equal((CheckResult.Warning, $"/etc/docker/daemon.json says otherwise than the engine: {told}."), (check.Result, check.Seen));
        Assert.Equal("sudo systemctl restart docker", check.Remedy);
        Assert.Equal("Restart the engine of that address.", (With(Saying(new DaemonSettings { LogDriver = "local" })) with { IsDefaultAddress = false }).Check("DaemonConfigEffective").Remedy);
    }

    [Fact]
    public void Settings_that_the_engine_has_in_its_own_words_agree()
    {
        var settings = new DaemonSettings
        {
            DataRoot = "/var/lib/docker/", DefaultRuntime = "io.containerd.runc.v2", LogDriver = "json-file", Debug = false, RegistryMirrors = ["https://mirror.contoso.com"], Labels = ["team=a"], StorageDriver = "",
        };
        var host = new ContainerHost { DataRoot = "/var/lib/docker/100000.100000", Runtime = "runc", LogDriver = "json-file", StorageDriver = "overlay2" };
        var engine = SuppliedHost.Engine(host) with { RegistryMirrors = ["https://mirror.contoso.com/"], Labels = ["team=a", "more"] };

        Assert.Equal(CheckResult.Passed, (With(Saying(settings)) with { Engine = engine }).Check("DaemonConfigEffective").Result);
    }

    [Fact]
    public void The_driver_of_the_other_store_is_no_contradiction()
    {
        var engine = SuppliedHost.Engine(new ContainerHost { StorageDriver = "overlayfs", ImageStore = ImageStore.Containerd });

        Assert.Equal(CheckResult.Passed, (With(Saying(new DaemonSettings { StorageDriver = "overlay2", ContainerdStore = true })) with { Engine = engine }).Check("DaemonConfigEffective").Result);
    }

    [Theory]
    [InlineData(1.9, "linux", CheckResult.Failed)]
    [InlineData(9.9, "linux", CheckResult.Warning)]
    [InlineData(10, "linux", CheckResult.Passed)]
    [InlineData(9.9, "windows", CheckResult.Failed)]
    [InlineData(29.9, "windows", CheckResult.Warning)]
    [InlineData(30, "windows", CheckResult.Passed)]
    public void A_disk_with_little_room_is_told_before_it_is_full(double free, string os, CheckResult result)
    {
        var check = (SuppliedHost.Of(new ContainerHost { OS = os }) with { Disk = new DiskFacts("/data", (long)(free * SuppliedHost.Gibi), 100 * SuppliedHost.Gibi) }).Check("DiskSpace");

        Assert.Equal(result, check.Result);
        Assert.EndsWith("of 100 GiB are free at /data.", check.Seen);
    }

    [Theory]
    [InlineData("DiskSpace")]
    [InlineData("NetworkOverlap")]
    public void What_only_the_machine_of_the_engine_shows_is_not_known_from_elsewhere(string id)
    {
        var far = (SuppliedHost.Good with { IsOnThisMachine = false, Disk = null, Networks = null }).Check(id);
        var desktop = (SuppliedHost.Of(SuppliedHost.Desktop) with { IsOnThisMachine = false }).Check(id);
        var unseen = (SuppliedHost.Good with { Disk = null, Networks = null }).Check(id);

        Assert.All([far, desktop, unseen], check => Assert.Equal(CheckResult.Unknown, check.Result));
        Assert.Contains("that machine", far.Remedy);
        Assert.Contains("virtual machine", desktop.Seen);
    }

    [Fact]
    public void An_address_within_a_network_of_containers_fails_and_a_route_into_it_is_told()
    {
        var taken = (SuppliedHost.Good with { Networks = [new("shop", "10.1.0.0/16", ["10.1.2.3 (eth0)"], [])] }).Check("NetworkOverlap");
        var crossed = (SuppliedHost.Good with { Networks = [new("bridge", "172.17.0.0/16", [], ["172.16.0.0/12 (tun0)"]), new("b", "10.9.0.0/24", [], [])] }).Check("NetworkOverlap");

        Assert.Equal((CheckResult.Failed, "shop (10.1.0.0/16) covers 10.1.2.3 (eth0) of this machine."), (taken.Result, taken.Seen));
        Assert.Equal((CheckResult.Warning, "bridge (172.17.0.0/16) covers a part of 172.16.0.0/12 (tun0)."), (crossed.Result, crossed.Seen));
        Assert.Contains("default-address-pools", taken.Remedy);
        Assert.Equal(CheckResult.NotApplicable, (SuppliedHost.Good with { Networks = [] }).Check("NetworkOverlap").Result);
    }

    [Theory]
    [InlineData(null, null, CheckResult.Passed, "Neither the engine nor this session has a proxy.")]
    [InlineData("http://p:3128", "http://p:3128/", CheckResult.Passed, "Both have the proxy http://p:3128.")]
    [InlineData("http://p:3128", null, CheckResult.Warning, "This session has the proxy http://p:3128, the engine has none.")]
    [InlineData(null, "http://p:3128", CheckResult.Warning, "The engine has the proxy http://p:3128, this session has none.")]
    [InlineData("http://p:3128", "http://q:8080", CheckResult.Warning, "This session has the proxy http://p:3128, the engine http://q:8080.")]
    public void A_proxy_on_one_side_alone_is_told(string? ours, string? theirs, CheckResult result, string seen)
    {
        var facts = SuppliedHost.Good with
        {
            Machine = SuppliedHost.Good.Machine with { Proxy = new ProxyFacts(null, ours, null) },
            Engine = SuppliedHost.Engine(SuppliedHost.Linux) with { Proxy = new ProxyFacts(null, theirs, null) },
        };

        var check = facts.Check("ProxySettings");

        Assert.Equal((result, seen), (check.Result, check.Seen));
        Assert.Equal(CheckResult.NotApplicable, (facts with { IsOnThisMachine = false }).Check("ProxySettings").Result);
        Assert.Equal(CheckResult.NotApplicable, (facts with { Engine = SuppliedHost.Engine(SuppliedHost.Desktop) }).Check("ProxySettings").Result);
        Assert.Equal(CheckResult.Unknown, (facts with { Machine = new MachineFacts() }).Check("ProxySettings").Result);
    }

    [Fact]
    public void The_docker_command_is_told_by_its_path()
    {
        var check = SuppliedHost.Good.Check("DockerCommand");

        Assert.Equal((CheckResult.Passed, "It is /usr/bin/docker.", null), (check.Result, check.Seen, check.Remedy));
    }

    [Theory]
    [InlineData(false, false, "Install docker-ce-cli")]
    [InlineData(true, false, "Install-DockerEngine    # brings the command along")]
    [InlineData(true, true, "Start a new session, or restart the agent")]
    public void A_session_without_the_docker_command_is_told_where_it_comes_from(bool isWindows, bool hasEngine, string remedy)
    {
        var engines = new Dictionary<string, ServiceFacts?> { ["docker"] = hasEngine ? new(false, false) : null };
        var facts = SuppliedHost.Failing(FaultKind.EngineUnreachable) with { Machine = new MachineFacts { IsWindows = isWindows }, Windows = isWindows ? new WindowsFacts { Engines = engines } : null };

        var check = facts.Check("DockerCommand");

        Assert.Equal((CheckResult.Warning, "No folder of the PATH has it."), (check.Result, check.Seen));
        Assert.StartsWith(remedy, check.Remedy);
        Assert.StartsWith("Install", (facts with { Windows = null }).Check("DockerCommand").Remedy);
    }

    [Fact]
    public void A_docker_command_without_buildx_builds_without_BuildKit()
    {
        var check = (SuppliedHost.Good with { Machine = SuppliedHost.Good.Machine with { Buildx = null } }).Check("Builder");

        Assert.Equal((CheckResult.Warning, "/usr/bin/docker has no plugin buildx."), (check.Result, check.Seen));
        Assert.Equal(CheckResult.Warning, SuppliedHost.OnWindows.Check("Builder").Result);
        Assert.Equal(CheckResult.NotApplicable, (SuppliedHost.Good with { Machine = new MachineFacts() }).Check("Builder").Result);
    }

    [Theory]
    [InlineData("/mnt/c/it's", true, false, CheckResult.Warning, @"cp -a '/mnt/c/it'\''s' ~/")]
    [InlineData(@"\\wsl$\Debian\it's", true, true, CheckResult.Warning, @"Copy-Item -Recurse '\\wsl$\Debian\it''s' $HOME")]
    [InlineData("/home/me", false, false, CheckResult.Passed, null)]
    [InlineData("/home/me", null, false, CheckResult.NotApplicable, null)]
    public void A_project_on_the_other_side_is_told_with_the_copy_to_make(string path, bool? isOther, bool isWindows, CheckResult result, string? remedy)
    {
        var check = (SuppliedHost.Good with { Project = new ProjectFacts(path, isOther), Machine = new MachineFacts { IsWindows = isWindows } }).Check("ProjectLocation");

        Assert.Equal((result, remedy), (check.Result, check.Remedy));
        Assert.Equal(CheckResult.Unknown, (SuppliedHost.Good with { Project = null }).Check("ProjectLocation").Result);
    }

    [Fact]
    public void Of_an_engine_that_does_not_answer_nothing_is_held_against_the_host_but_that()
    {
        var failed = HostChecks.All.Select(check => check.Check(SuppliedHost.Failing(FaultKind.EngineUnreachable))).Where(check => check.Result is CheckResult.Failed or CheckResult.Warning);

        Assert.Equal(["EngineReachable"], failed.Select(check => check.Id));
    }

    [Fact]
    public void Every_check_stands_in_the_table_under_the_name_of_its_file()
    {
        var written = typeof(HostChecks).Assembly.GetTypes().Where(type => type.GetProperty("Rule")?.PropertyType == typeof(HostCheckRule)).Select(type => type.Name);

        Assert.Equal(written.OrderBy(name => name), HostChecks.All.Select(check => check.Id).OrderBy(name => name));
        Assert.All(HostChecks.All, check => Assert.True(check.Why.EndsWith(".", System.StringComparison.Ordinal) && !check.Title.EndsWith(".", System.StringComparison.Ordinal) && check.Page.StartsWith("https://", System.StringComparison.Ordinal), check.Id));
    }
}
