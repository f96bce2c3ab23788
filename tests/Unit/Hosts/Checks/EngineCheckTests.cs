using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Checks;

/// <summary>Checks of the engine itself, over supplied facts.</summary>
public sealed class EngineCheckTests
{
    [Fact]
    public void Nothing_is_wrong_with_a_host_that_is_in_order()
    {
        var results = HostChecks.All.Select(check => check.Check(SuppliedHost.Good)).ToList();

        Assert.All(results, check => Assert.Equal((null, "build-1"), (check.Remedy, check.ComputerName)));
        Assert.All(results, check => Assert.Equal(WindowsCheckTests.Ids.Concat(InventoryCheckTests.Ids).Contains(check.Id) || check.Id is "BaseImages" or "ContainerNetworks" ? CheckResult.NotApplicable : CheckResult.Passed, check.Result));
    }

    [Fact]
    public void An_engine_that_answers_is_reachable_and_lets_the_account_in()
    {
        Assert.Equal("Version 29.0.1 answers at unix:///var/run/docker.sock.", SuppliedHost.Good.Check("EngineReachable").Seen);
        Assert.Equal("agent opens /var/run/docker.sock, which belongs to the group docker.", SuppliedHost.Good.Check("EngineAccess").Seen);
    }

    [Theory]
    [InlineData(FaultKind.EngineUnreachable, CheckResult.Failed, "sudo systemctl start docker")]
    [InlineData(FaultKind.EngineTimeout, CheckResult.Failed, "sudo systemctl restart docker")]
    [InlineData(FaultKind.EngineFailed, CheckResult.Failed, "Look into the engine's log, and see 'docker info'.")]
    [InlineData(FaultKind.EngineAccessDenied, CheckResult.Unknown, "See the check EngineAccess.")]
    [InlineData(FaultKind.EngineCertificateInvalid, CheckResult.Unknown, "See the check EngineAccess.")]
    public void An_engine_that_does_not_answer_fails_with_what_to_do(FaultKind kind, CheckResult result, string remedy)
    {
        var check = SuppliedHost.Failing(kind, "there is no such socket").Check("EngineReachable");

        Assert.Equal((result, remedy), (check.Result, check.Remedy));
        Assert.Contains("there is no such socket", check.Seen);
    }

    [Theory]
    [InlineData(true, true, "Start-Service docker")]
    [InlineData(true, false, "-DockerHost")]
    [InlineData(false, false, "-DockerHost")]
    public void How_an_engine_is_started_is_said_where_it_is_known(bool isWindows, bool isDefault, string part) => Assert.Contains(part, (SuppliedHost.Failing(FaultKind.EngineUnreachable) with
    {
        IsDefaultAddress = isDefault, Machine = new MachineFacts { IsWindows = isWindows },
    }).Check("EngineReachable").Remedy);

    [Theory]
    [InlineData("docker", false, false, "sudo usermod -aG docker agent    # then sign in again")]
    [InlineData("containers", false, false, "sudo usermod -aG containers agent    # then sign in again")]
    [InlineData("docker", true, false, "Sign in again, or restart the agent: the account is in the group, this session is older.")]
    [InlineData("root", false, false, "Set the key 'group' in daemon.json to a group of the account, and restart the engine.")]
    [InlineData(null, null, null, "sudo usermod -aG docker agent    # then sign in again")]
    public void An_account_that_may_not_open_the_socket_is_told_how_to_be_let_in(string? group, bool? isMember, bool? isNow, string remedy)
    {
        var facts = SuppliedHost.Failing(FaultKind.EngineAccessDenied, "Permission denied") with { Socket = new SocketFacts("/run/d.sock", group, isMember, isNow) };

        var check = facts.Check("EngineAccess");

        Assert.Equal((CheckResult.Failed, remedy), (check.Result, check.Remedy));
        Assert.StartsWith("agent may not open /run/d.sock", check.Seen);
    }

    [Theory]
    [InlineData(true, true, CheckResult.Passed, null)]
    [InlineData(true, false, CheckResult.Failed, "sudo usermod -aG docker svc    # then sign in again")]
    [InlineData(true, null, CheckResult.Unknown, null)]
    [InlineData(false, null, CheckResult.Failed, "Check the name; -Account takes those of this machine and its directory.")]
    public void Another_account_is_judged_by_the_sockets_permissions(bool isKnown, bool? mayOpen, CheckResult result, string? remedy)
    {
        var check = (SuppliedHost.Failing(FaultKind.EngineUnreachable) with
        {
            Account = new AccountFacts("svc", isKnown, mayOpen), Socket = new SocketFacts("/run/d.sock", "docker", true, true),
        }).Check("EngineAccess");

        Assert.Equal((result, remedy), (check.Result, check.Remedy));
        Assert.Contains(isKnown && mayOpen is not null ? "svc may" : isKnown ? "was not told" : "no account svc", check.Seen);
    }

    [Theory]
    [InlineData("docker-users", true, CheckResult.Passed, ", which is for administrators and docker-users.", null)]
    [InlineData("docker-users", false, CheckResult.Failed, ", which is for administrators and docker-users.", @"Add-LocalGroupMember -Group 'docker-users' -Member 'NT SERVICE\o''agent'    # then sign in again, or restart the agent")]
    [InlineData(@"CONTOSO\x, it's", false, CheckResult.Failed, @", which is for administrators and CONTOSO\x and it's.", @"Add-LocalGroupMember -Group 'it''s' -Member 'NT SERVICE\o''agent'    # then sign in again, or restart the agent")]
    [InlineData(@"CONTOSO\x", false, CheckResult.Failed, @", which is for administrators and CONTOSO\x.", @"Ask who keeps CONTOSO\x to add NT SERVICE\o'agent.")]
    [InlineData("", false, CheckResult.Failed, ", which is for administrators.", @"Set ""group"": ""docker-users"" in daemon.json, and: New-LocalGroup docker-users; Add-LocalGroupMember -Group docker-users -Member 'NT SERVICE\o''agent'; Restart-Service docker")]
    [InlineData("", null, CheckResult.Unknown, ", which is for administrators.", null)]
    [InlineData(null, null, CheckResult.Unknown, ".", null)]
    public void On_Windows_another_account_is_judged_by_the_groups_that_the_engine_lets_in(string? names, bool? mayOpen, CheckResult result, string end, string? remedy)
    {
        var check = (SuppliedHost.OnWindows with
        {
            Address = "npipe://./pipe/docker_engine", Account = new AccountFacts(@"NT SERVICE\o'agent", true, mayOpen),
            Pipe = new PipeFacts(names?.Split([", "], StringSplitOptions.RemoveEmptyEntries), IsOfDesktop: false),
        }).Check("EngineAccess");

        Assert.Equal((result, remedy), (check.Result, check.Remedy));
        Assert.EndsWith("npipe://./pipe/docker_engine" + end, check.Seen);
    }

    [Fact]
    public void On_Windows_an_account_that_does_not_exist_fails_and_one_that_nobody_knows_of_does_not()
    {
        var facts = SuppliedHost.OnWindows with { Pipe = new PipeFacts([], IsOfDesktop: false) };

        Assert.Equal(CheckResult.Failed, (facts with { Account = new AccountFacts("svc", false, null) }).Check("EngineAccess").Result);
        Assert.Equal(CheckResult.Unknown, (facts with { Account = new AccountFacts("svc", null, null) }).Check("EngineAccess").Result);
        Assert.Equal(CheckResult.Unknown, (facts with { Account = new AccountFacts("svc", false, null), Pipe = null }).Check("EngineAccess").Result);
    }

    [Fact]
    public void On_Windows_an_account_that_is_kept_out_is_told_the_group() => Assert.StartsWith(
        "Add-LocalGroupMember -Group 'docker-users' -Member 'agent'",
        (SuppliedHost.OnWindows with { Engine = null, Failure = new EngineFailure(FaultKind.EngineAccessDenied, "x"), Pipe = new PipeFacts(["docker-users"], true) }).Check("EngineAccess").Remedy);

    [Fact]
    public void Who_may_use_an_engine_elsewhere_is_not_seen_from_here() => Assert.Equal(
        CheckResult.Unknown, (SuppliedHost.Of(SuppliedHost.Linux) with { Account = new AccountFacts("svc", true, null), Socket = null }).Check("EngineAccess").Result);

    [Fact]
    public void Certificates_that_do_not_fit_are_a_matter_of_access() =>
        Assert.Equal(CheckResult.Failed, (SuppliedHost.Failing(FaultKind.EngineCertificateInvalid) with { Socket = null }).Check("EngineAccess").Result);

    [Fact]
    public void Whether_an_account_is_let_in_is_not_known_where_nobody_is() =>
        Assert.Equal(CheckResult.Unknown, SuppliedHost.Failing(FaultKind.EngineUnreachable).Check("EngineAccess").Result);

    [Theory]
    [InlineData("1.40", CheckResult.Failed)]
    [InlineData("1.41", CheckResult.Warning)]
    [InlineData("1.43", CheckResult.Warning)]
    [InlineData("1.44", CheckResult.Passed)]
    [InlineData("1.100", CheckResult.Passed)]
    [InlineData("", CheckResult.Unknown)]
    [InlineData(null, CheckResult.Unknown)]
    public void An_engine_is_new_enough_by_its_API(string? api, CheckResult result) =>
        Assert.Equal(result, SuppliedHost.Of(new ContainerHost { ApiVersion = api, EngineVersion = "1" }).Check("EngineVersion").Result);

    [Fact]
    public void A_Linux_engine_on_Windows_is_pointed_out_and_Docker_Desktop_told_to_switch()
    {
        var check = (SuppliedHost.OnWindows with { Engine = SuppliedHost.Engine(SuppliedHost.Desktop) }).Check("EngineMode");

        Assert.Equal(CheckResult.Warning, check.Result);
        Assert.Contains("-SwitchWindowsEngine", check.Remedy);
        Assert.Equal(CheckResult.Passed, SuppliedHost.OnWindows.Check("EngineMode").Result);
        Assert.Contains("-DockerHost", (SuppliedHost.OnWindows with { Engine = SuppliedHost.Engine(SuppliedHost.Linux) }).Check("EngineMode").Remedy);
    }

    [Fact]
    public void Docker_Desktop_on_Linux_is_pointed_out_with_the_size_of_its_machine() =>
        Assert.Equal("Docker Desktop runs Linux containers in a virtual machine of 4 processors and 8.00 GiB.", SuppliedHost.Of(SuppliedHost.Desktop).Check("EngineMode").Seen);

    [Theory]
    [InlineData("overlay2", CheckResult.Passed)]
    [InlineData("overlayfs", CheckResult.Passed)]
    [InlineData("windowsfilter", CheckResult.Passed)]
    [InlineData("btrfs", CheckResult.Passed)]
    [InlineData("vfs", CheckResult.Warning)]
    [InlineData("native", CheckResult.Warning)]
    [InlineData("fuse-overlayfs", CheckResult.Warning)]
    [InlineData("aufs", CheckResult.Failed)]
    [InlineData("overlay", CheckResult.Failed)]
    [InlineData("devicemapper", CheckResult.Failed)]
    [InlineData(null, CheckResult.Unknown)]
    public void A_storage_driver_is_judged_by_its_name(string? driver, CheckResult result) =>
        Assert.Equal(result, SuppliedHost.Of(new ContainerHost { StorageDriver = driver }).Check("StorageDriver").Result);

    [Fact]
    public void A_file_system_without_types_in_its_folders_is_none_for_layers()
    {
        var check = SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { SupportsDirectoryTypes = false }).Check("StorageDriver");

        Assert.Equal(CheckResult.Failed, check.Result);
        Assert.Contains("ftype=1", check.Remedy);
        Assert.Equal(CheckResult.Passed, SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { SupportsDirectoryTypes = null }).Check("StorageDriver").Result);
    }

    [Theory]
    [InlineData("windows", 0L, CheckResult.Warning, "It holds none.")]
    [InlineData("windows", 1L, CheckResult.Passed, "It holds 1 image.")]
    [InlineData("windows", 12L, CheckResult.Passed, "It holds 12 images.")]
    [InlineData("windows", null, CheckResult.Unknown, "The engine does not tell how many it holds.")]
    [InlineData("linux", 0L, CheckResult.NotApplicable, "The engine runs linux containers, whose base images are small.")]
    [InlineData(null, 0L, CheckResult.Unknown, "The engine does not tell what its containers are.")]
    public void An_engine_of_Windows_containers_without_an_image_is_told_of(string? os, long? images, CheckResult result, string seen)
    {
        var check = SuppliedHost.Of(SuppliedHost.Engine(new ContainerHost { OS = os }) with { Images = images }).Check("BaseImages");

        Assert.Equal((result, seen, result == CheckResult.Warning), (check.Result, check.Seen, check.Remedy is not null));
    }

    [Theory]
    [InlineData(17763, WindowsProduct.Server, "docker pull mcr.microsoft.com/windows/nanoserver:ltsc2019 ")]
    [InlineData(20348, WindowsProduct.Server, "docker pull mcr.microsoft.com/windows/nanoserver:ltsc2022 ")]
    [InlineData(26100, WindowsProduct.Server, "docker pull mcr.microsoft.com/windows/nanoserver:ltsc2025 ")]
    [InlineData(22631, WindowsProduct.Client, "docker pull mcr.microsoft.com/windows/nanoserver:ltsc2022 ")]
    [InlineData(null, WindowsProduct.Server, "Pull an image that fits: Find-ContainerBaseImage")]
    public void The_image_to_pull_fits_the_host(int? build, WindowsProduct product, string remedy)
    {
        var host = new ContainerHost { OS = "windows", Architecture = "amd64", Product = product, Version = build is { } number ? new Version(10, 0, number) : null };

        Assert.StartsWith(remedy, SuppliedHost.Of(SuppliedHost.Engine(host) with { Images = 0 }).Check("BaseImages").Remedy);
    }

    [Theory]
    [InlineData(2, "linux", CheckResult.Passed)]
    [InlineData(1, "linux", CheckResult.Warning)]
    [InlineData(null, "linux", CheckResult.Unknown)]
    [InlineData(null, "windows", CheckResult.NotApplicable)]
    public void Control_groups_of_version_1_are_pointed_out(int? version, string os, CheckResult result) =>
        Assert.Equal(result, SuppliedHost.Of(new ContainerHost { ControlGroupVersion = version, OS = os }).Check("ControlGroupVersion").Result);

    [Theory]
    [InlineData("memory (--memory)", CheckResult.Failed)]
    [InlineData("CPU quota (--cpus)", CheckResult.Failed)]
    [InlineData("swap (--memory-swap)", CheckResult.Warning)]
    [InlineData("CPU sets (--cpuset-cpus)", CheckResult.Warning)]
    [InlineData("process counts (--pids-limit)", CheckResult.Warning)]
    public void A_limit_that_cannot_be_held_is_named(string missing, CheckResult result)
    {
        var limits = SuppliedHost.AllLimits with
        {
            Memory = !missing.StartsWith("memory", StringComparison.Ordinal), CpuQuota = !missing.StartsWith("CPU quota", StringComparison.Ordinal), Swap = !missing.StartsWith("swap", StringComparison.Ordinal),
            CpuSet = !missing.Contains("--cpuset"), Processes = !missing.Contains("--pids"),
        };

        var check = SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { Limits = limits }).Check("ResourceLimits");

        Assert.Equal((result, $"Not limited: {missing}."), (check.Result, check.Seen));
        Assert.Equal(missing.StartsWith("swap", StringComparison.Ordinal), check.Remedy!.Contains("swapaccount=1"));
    }

    [Fact]
    public void Windows_tells_nothing_of_limits_and_is_not_blamed()
    {
        Assert.Equal(CheckResult.NotApplicable, SuppliedHost.OnWindows.Check("ResourceLimits").Result);
        Assert.Equal(CheckResult.Unknown, SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { Limits = null }).Check("ResourceLimits").Result);
    }

    // Recorded, of engines 20.10 to 29.
    [Theory]
    [InlineData("IPv4 forwarding is disabled", CheckResult.Warning)]
    [InlineData("bridge-nf-call-iptables is disabled", CheckResult.Warning)]
    [InlineData("API is accessible on http://0.0.0.0:2375 without encryption. Access to the remote API is equivalent to root access on the host.", CheckResult.Failed)]
    [InlineData("No swap limit support", CheckResult.Passed)]
    [InlineData("No cpu cfs quota support", CheckResult.Passed)]
    [InlineData("No cpuset support", CheckResult.Passed)]
    [InlineData("Support for cgroup v1 is deprecated and planned to be removed by no later than May 2029 (https://github.com/moby/moby/issues/51111)", CheckResult.Passed)]
    public void What_the_engine_warns_of_is_told_once(string warning, CheckResult result)
    {
        var check = SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { Warnings = [warning] }).Check("EngineWarnings");

        Assert.Equal(result, check.Result);
        Assert.Equal(result != CheckResult.Passed, check.Seen.StartsWith(warning.TrimEnd('.'), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, CheckResult.Passed, "They agree within two seconds.")]
    [InlineData(1.9, CheckResult.Passed, "They agree within two seconds.")]
    [InlineData(-30, CheckResult.Warning, "The engine's clock is 30 s behind this machine's.")]
    [InlineData(59, CheckResult.Warning, "The engine's clock is 59 s ahead of this machine's.")]
    [InlineData(-7200, CheckResult.Failed, "The engine's clock is 120 min behind this machine's.")]
    public void A_clock_that_is_off_is_told_by_how_much(double seconds, CheckResult result, string seen)
    {
        var check = SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { Clock = new ClockFacts(TimeSpan.FromSeconds(seconds)) }).Check("TimeSkew");

        Assert.Equal((result, seen), (check.Result, check.Seen));
    }

    [Fact]
    public void An_engine_that_does_not_tell_its_time_is_not_blamed() =>
        Assert.Equal(CheckResult.Unknown, SuppliedHost.Of(SuppliedHost.Engine(SuppliedHost.Linux) with { Clock = null }).Check("TimeSkew").Result);
}
