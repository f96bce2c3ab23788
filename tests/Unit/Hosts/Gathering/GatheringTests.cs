using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Network;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

/// <summary>Facts that are made of what was read.</summary>
public sealed class GatheringTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-3, -3)]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(7, 2)]
    public void A_clock_is_off_by_what_the_length_of_the_call_does_not_explain(int seconds, int ahead) =>
        Assert.Equal(TimeSpan.FromSeconds(ahead), EngineReader.Of(new ContainerHost(), new EngineInfo { Time = Now.AddSeconds(seconds) }, Now, Now.AddSeconds(5)).Clock?.Ahead);

    [Fact]
    public void What_an_engine_does_not_say_of_itself_is_not_known()
    {
        var linux = EngineReader.Of(new ContainerHost(), new EngineInfo { OSType = "linux" }, Now, Now);
        var windows = EngineReader.Of(new ContainerHost(), new EngineInfo { OSType = "windows" }, Now, Now);

        Assert.Equal((null, null, null, null), (linux.Clock, linux.ControlGroupDriver, linux.SupportsDirectoryTypes, linux.Images));
        Assert.Equal((null, null), (windows.Limits, windows.KeepsContainersAlive));
    }

    [Fact]
    public void The_number_of_images_is_the_engines() => Assert.Equal(7, EngineReader.Of(new ContainerHost(), new EngineInfo { Images = 7 }, Now, Now).Images);

    [Fact]
    public void Warnings_lose_the_word_and_the_file_system_its_text()
    {
        var facts = EngineReader.Of(
            new ContainerHost(), new EngineInfo { Warnings = ["WARNING: No swap limit support", " IPv4 forwarding is disabled ", ""], DriverStatus = [("Supports d_type", "false")] }, Now, Now);

        Assert.Equal(["No swap limit support", "IPv4 forwarding is disabled"], facts.Warnings);
        Assert.False(facts.SupportsDirectoryTypes);
    }

    [Theory]
    [InlineData("HTTPS_PROXY=http://me:secret@p:1 no_proxy=localhost", null, "http://p:1", "localhost")]
    [InlineData("http_proxy=p:1 HTTP_PROXY= ", "p:1", null, null)]
    [InlineData("ALL_PROXY=socks5://p:1 HTTP_PROXY=http://q:1", "http://q:1", "socks5://p:1", null)]
    [InlineData("HTTP_PROXY=me:se@cret@p:1", "p:1", null, null)]
    [InlineData("", null, null, null)]
    public void The_proxies_of_a_session_are_read_as_programs_do(string variables, string? http, string? https, string? exceptions)
    {
        var values = variables.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var proxy = ProxyReader.OfVariables(name => values.TryGetValue(name, out var value) ? value : null);

        Assert.Equal((http, https, exceptions), (proxy.Http, proxy.Https, proxy.Exceptions));
        Assert.Equal(http is null && https is null, proxy.IsNone);
    }

    [Fact]
    public void A_network_is_put_beside_the_addresses_and_routes_that_are_not_its_own()
    {
        LocalAddress[] addresses = [new("eth0", IPAddress.Parse("10.0.0.5")), new("docker0", IPAddress.Parse("172.17.0.1")), new("tun0", IPAddress.Parse("172.18.4.4"))];
        var routes = RouteTable.Parse("""
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0
            eth0	0000000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
            docker0	000011AC	00000000	0001	0	0	0	0000FFFF	0	0	0
            tun0	000010AC	00000000	0001	0	0	0	0000F0FF	0	0	0
            """);
        EngineNetwork[] networks =
        [
            new("bridge", "bridge", [("172.17.0.0/16", "172.17.0.1")]), new("shop", "bridge", [("172.18.0.0/16", ""), ("fd00::/64", "fd00::1")]), new("free", "bridge", [("192.168.9.0/24", "192.168.9.1")]),
            new("host", "host", []), new("lan", "macvlan", [("10.0.0.0/24", "10.0.0.1")]), new("odd", "bridge", [("", "")]),
        ];

        var facts = NetworkReader.Read(networks, addresses, routes);

        Assert.Equal(["bridge 172.17.0.0/16", "shop 172.18.0.0/16", "shop fd00::/64", "free 192.168.9.0/24"], facts.Select(network => $"{network.Name} {network.Subnet}"));
        Assert.Equal(["", "172.18.4.4 (tun0)", "", ""], facts.Select(network => string.Join(" ", network.Addresses)));
        Assert.Equal(["172.16.0.0/12 (tun0)", "172.16.0.0/12 (tun0)", "", ""], facts.Select(network => string.Join(" ", network.Routes)));
    }

    [Fact]
    public void An_account_is_put_beside_the_group_of_a_socket()
    {
        var groups = Accounts.ParseGroups("root:x:0:\ndocker:x:998:me,agent\nbroken:x\nodd:x:y:z\n");

        Assert.Equal(("docker", true, false), Of(998, "agent", 100));
        Assert.Equal(("docker", true, true), Of(998, "other", 100, 998));
        Assert.Equal(("docker", false, false), Of(998, "other", 100));
        Assert.Equal(("55", false, false), Of(55, "other", 100));
        Assert.Null(SocketOwner.Of("/s", null, "me", groups, []).Group);

        (string?, bool?, bool?) Of(int group, string user, params int[] session) =>
            SocketOwner.Of("/s", group, user, groups, session) is var socket ? (socket.Group, socket.IsMember, socket.IsMemberNow) : default;
    }

    [Theory]
    [InlineData("0 998 660", 0, true)]
    [InlineData("1 998 060", 0, true)] // root may do all
    [InlineData("7 998 200", 7, true)]
    [InlineData("7 998 060", 7, false)] // of user, group and others the first that fits decides
    [InlineData("0 998 660", 7, true)]
    [InlineData("0 998 640", 7, false)]
    [InlineData("0 998 606", 7, false)]
    [InlineData("0 55 606", 7, true)]
    [InlineData("0 55 660", 7, false)]
    [InlineData("0 55 1777", 7, true)]
    public void Who_may_write_to_a_socket_is_read_from_its_permissions(string told, int user, bool may) =>
        Assert.Equal(may, FileOwner.Parse(told + "\n")!.MayWrite(new AccountRights(user, [100, 998])));

    [Theory]
    [InlineData("")]
    [InlineData("0 998")]
    [InlineData("0 998 668")]
    [InlineData("-1 998 660")]
    [InlineData("0 998 7777777777777")]
    [InlineData("0 998 660 1")]
    public void What_tells_no_owner_is_none(string told) => Assert.Null(FileOwner.Parse(told));

    [Fact]
    public void The_groups_of_a_process_are_the_effective_one_and_the_others() =>
        Assert.Equal([20, 4, 998], Accounts.ParseStatus("Name:\tpwsh\nUid:\t1\t2\t3\t4\nGid:\t10\t20\t30\t40\nGroups:\t4 998 20 \nNStgid:\t1\n"));

    [Theory]
    [InlineData(@"\\wsl$\Debian\home\me", true)]
    [InlineData(@"\\wsl.localhost\Debian", true)]
    [InlineData("//WSL$/Debian", true)]
    [InlineData(@"\\?\UNC\wsl.localhost\Debian", true)]
    [InlineData(@"C:\wsl$\src", false)]
    [InlineData(@"\\files\src", false)]
    public void From_Windows_a_distribution_is_the_other_system(string path, bool isOther) => Assert.Equal(isOther, ProjectPlace.OfWindows(path).IsInOtherSystem);

    [Theory]
    [InlineData(true, "9p", "rw,aname=drvfs;path=C:\\;uid=1000", true)]
    [InlineData(true, "9p", "ro,aname=drivers;fmask=222", false)]
    [InlineData(true, "drvfs", "rw", true)]
    [InlineData(true, "ext4", "rw", false)]
    [InlineData(false, "9p", "rw,aname=drvfs", null)]
    public void From_Linux_inside_Windows_a_drive_is_the_other_system(bool isWsl, string type, string options, bool? isOther) =>
        Assert.Equal(isOther, ProjectPlace.OfLinux("/mnt/c/src", isWsl, new MountEntry("/mnt/c", type, "C:", options)).IsInOtherSystem);

    [Fact]
    public void Buildx_is_looked_for_where_the_docker_command_does()
    {
        var looked = new List<string>();
        Assert.Null(BuildxPlugin.Find(isWindows: false, path => { looked.Add(path.Replace('\\', '/')); return false; }, name => name == "DOCKER_CONFIG" ? "/cfg" : null));

        Assert.Equal("/cfg/cli-plugins/docker-buildx", looked[0]);
        Assert.Contains("/usr/libexec/docker/cli-plugins/docker-buildx", looked);
        Assert.EndsWith("docker-buildx.exe", BuildxPlugin.Find(isWindows: true, path => path.Contains("Docker"), name => name == "ProgramFiles" ? @"C:\Program Files" : "x"));
    }

    [Theory]
    [InlineData("unix:///run/docker.sock", "", "", true)]
    [InlineData("unix:///run/docker.sock", "Docker Desktop", "", false)]
    [InlineData("unix:///run/docker.sock", "", "another-", false)]
    [InlineData("tcp://127.0.0.1:2375", "", "", false)]
    public void An_engine_is_on_this_machine_by_its_socket_and_name_together(string address, string system, string prefix, bool isHere) => Assert.Equal(
        isHere, HostDescription.IsOnThisMachine(new DockerEndpoint(new Uri(address)), new EngineInfo { Name = prefix + Dns.GetHostName().ToUpperInvariant(), OperatingSystem = system }));
}
