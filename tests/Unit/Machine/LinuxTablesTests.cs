using System.Diagnostics;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Network;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>What Linux tells of its processes, routes and disks.</summary>
public sealed class LinuxTablesTests
{
    [Theory]
    [InlineData("dockerd\0-H\0fd://\0", "dockerd|-H|fd://")]
    [InlineData("dockerd\0--label\0\0", "dockerd|--label|")]
    [InlineData("kthread", "kthread")]
    [InlineData("", "")]
    public void Arguments_end_with_a_zero_byte_each(string text, string expected) => Assert.Equal(expected, string.Join("|", ProcessList.Parse(text)));

    [Fact]
    public void The_default_route_and_what_is_no_route_are_left_out()
    {
        var routes = RouteTable.Parse("""
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0
            eth0	0000000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
            tun0	000010AC	00000000	0001	0	0	0	0000F0FF	0	0	0
            odd0	10AC	00000000	0001	0	0	0	0000F0FF	0	0	0
            """);

        Assert.Equal(["eth0 10.0.0.0/24", "tun0 172.16.0.0/12"], routes.Select(route => $"{route.Interface} {route.Target}"));
    }

    [Fact]
    public void This_machine_tells_of_itself()
    {
        Assert.SkipUnless(Path.DirectorySeparatorChar == '/' && File.Exists("/proc/net/route"), "no Linux here");
        using var self = Process.GetCurrentProcess();

        Assert.NotNull(RouteTable.Read());
        Assert.NotNull(LocalAddresses.Read());
        Assert.Contains(Accounts.Groups(), group => group is { Name: "root", Id: 0 });
        Assert.NotNull(Accounts.OfThisProcess());
        Assert.Empty(ProcessList.Named("no such program")!);
        Assert.Contains(ProcessList.Named(Path.GetFileName(ProcessList.Parse(File.ReadAllText($"/proc/{self.Id}/cmdline"))[0]))!, line => line.Count > 0);
    }

    [Fact]
    public void The_space_under_a_folder_is_that_of_its_file_system()
    {
        using var folder = new TemporaryFolder();

        var space = FreeSpace.At(folder.Path);

        Assert.True(space is { Free: > 0 } && space.Value.Free <= space.Value.Size);
        Assert.Null(FreeSpace.At(folder.File("none")));
        Assert.Null(FreeSpace.At(""));
    }
}
