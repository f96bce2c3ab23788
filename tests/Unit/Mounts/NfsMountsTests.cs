using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Linux;
using Xunit;

namespace WinDockerTools.Tests.Mounts;

public sealed class NfsMountsTests
{
    static readonly IReadOnlyList<NfsMount> Mounts = NfsMounts.Of(RecordedMounts.Tables);

    static NfsMount At(string point) => Mounts.Single(mount => mount.MountPoint == point);

    static NfsMountOption Option(string point, string name) => At(point).Options.Single(option => option.Name == name);

    [Fact]
    public void Every_mount_of_NFS_is_described_and_no_other()
    {
        Assert.Equal(["/mnt/nfs", "/mnt/v3", "/mnt/a b", "/mnt/bind"], Mounts.Select(mount => mount.MountPoint));
        Assert.Equal(["4.2", "3", "4.1", "4.2"], Mounts.Select(mount => mount.Version));
        Assert.Equal(["nfs4", "nfs", "nfs4", "nfs4"], Mounts.Select(mount => mount.FileSystem));
        Assert.Equal(("127.0.0.1", "/ex port", "127.0.0.1:/ex port at /mnt/a b"), (At("/mnt/a b").Server, At("/mnt/a b").Export, At("/mnt/a b").ToString()));
    }

    [Fact]
    public void Values_have_types_and_units()
    {
        Assert.Equal((131072L, "bytes", "rsize=131072"), (Option("/mnt/nfs", "rsize").Value, Option("/mnt/nfs", "rsize").Unit, Option("/mnt/nfs", "rsize").Text));
        Assert.Equal((TimeSpan.FromSeconds(60), "tenths of a second"), (Option("/mnt/nfs", "timeo").Value, Option("/mnt/nfs", "timeo").Unit));
        Assert.Equal((TimeSpan.FromSeconds(30), "seconds"), (Option("/mnt/v3", "acdirmin").Value, Option("/mnt/v3", "acdirmin").Unit));
        Assert.Equal((4L, null), (Option("/mnt/nfs", "nconnect").Value, Option("/mnt/nfs", "nconnect").Unit));
        Assert.Equal((true, null), (Option("/mnt/a b", "nocto").Value, Option("/mnt/a b", "nocto").Unit));
        Assert.Equal("sys", Option("/mnt/nfs", "sec").Value);
    }

    [Fact]
    public void What_the_kernel_does_not_show_holds_by_its_default()
    {
        Assert.Equal(("lookupcache=all", NfsOptionState.NotAsked), (Option("/mnt/nfs", "lookupcache").Text, Option("/mnt/nfs", "lookupcache").State));
        Assert.Equal(1L, Option("/mnt/v3", "nconnect").Value);
        Assert.Contains(At("/mnt/nfs").Options, option => option.Name == "cto");
        Assert.DoesNotContain(At("/mnt/a b").Options, option => option.Name == "cto");
        // Those of version 3 alone.
        Assert.Contains(At("/mnt/v3").Options, option => option.Name == "acl");
        Assert.DoesNotContain(At("/mnt/nfs").Options, option => option.Name is "acl" or "lock");
    }

    [Fact]
    public void What_the_kernel_made_of_a_wish_is_told()
    {
        Assert.Equal(["intr (dropped)"], At("/mnt/nfs").NotAsAsked.Select(option => option.ToString()));
        Assert.Equal(["rsize=4096 (asked: rsize=1000)"], At("/mnt/v3").NotAsAsked.Select(option => option.ToString()));
        Assert.Empty(At("/mnt/a b").NotAsAsked);
        Assert.Equal(NfsOptionState.OfCommand, Option("/mnt/a b", "bg").State);
        Assert.Equal(("lookupcache=pos", "lookupcache=positive", NfsOptionState.AsAsked), (Option("/mnt/a b", "lookupcache").Text, Option("/mnt/a b", "lookupcache").Asked, Option("/mnt/a b", "lookupcache").State));
        Assert.Equal("/run/mount/utab", At("/mnt/v3").AskedIn);
    }

    [Fact]
    public void One_wish_may_stand_for_several_options()
    {
        var times = At("/mnt/nfs").Options.Where(option => option.Name.StartsWith("ac", StringComparison.Ordinal) && option.Name != "ac").ToList();

        Assert.Equal(["acregmin=60", "acregmax=60", "acdirmin=60", "acdirmax=60"], times.Select(option => option.Text));
        Assert.All(times, option => Assert.Equal(("actimeo=60", NfsOptionState.AsAsked), (option.Asked, option.State)));
    }

    [Theory]
    [InlineData("vers=4", NfsOptionState.AsAsked)]
    [InlineData("nfsvers=4.2", NfsOptionState.AsAsked)]
    [InlineData("v4.2", NfsOptionState.AsAsked)]
    [InlineData("vers=4.1", NfsOptionState.Changed)]
    public void A_version_may_be_wished_in_many_ways(string wish, NfsOptionState state) =>
        Assert.Equal(state, Described("127.0.0.1:/ /mnt/nfs nfs4 " + wish).Options.Single(option => option.Name == "vers").State);

    [Fact]
    public void Without_the_table_of_libmount_the_wish_is_that_of_fstab()
    {
        var mount = Described("# a comment\n127.0.0.1:/ /mnt/nfs nfs4 _netdev,soft,tcp,x-systemd.automount,comment=here,unheard 0 0");

        Assert.Equal("/etc/fstab", mount.AskedIn);
        Assert.Equal(["unheard (dropped)"], mount.NotAsAsked.Where(option => option.State == NfsOptionState.Dropped).Select(option => option.ToString()));
        Assert.Equal(["hard (asked: soft)"], mount.NotAsAsked.Where(option => option.State == NfsOptionState.Changed).Select(option => option.ToString()));
        Assert.Equal(["_netdev", "x-systemd.automount", "comment"], mount.Options.Where(option => option.State == NfsOptionState.OfCommand).Select(option => option.Name));
    }

    [Theory]
    [InlineData("127.0.0.1:/ /mnt/other nfs4 soft")]
    [InlineData("127.0.0.1:/x /mnt/nfs nfs4 soft")]
    [InlineData("127.0.0.1:/ /mnt/nfs ext4 soft")]
    [InlineData("#127.0.0.1:/ /mnt/nfs nfs4 soft")]
    [InlineData("")]
    public void Of_a_mount_that_stands_nowhere_no_wish_is_known(string fstab)
    {
        var mount = Described(fstab);

        Assert.Null(mount.AskedIn);
        Assert.All(mount.Options, option => Assert.Equal((NfsOptionState.NotAsked, null), (option.State, option.Asked)));
    }

    static NfsMount Described(string fstab) => NfsMounts.Of(RecordedMounts.Tables with { UserTable = "", Fstab = fstab }).Single(mount => mount.MountPoint == "/mnt/nfs");

    [Fact]
    public void Counters_have_names_and_units()
    {
        var mount = At("/mnt/v3");

        Assert.Equal(["GETATTR: 4", "ACCESS: 3", "FSINFO: 2", "NULL: 1", "PATHCONF: 1", "READ: 1", "READDIRPLUS: 1"], mount.Operations.Select(operation => operation.ToString()));
        Assert.Equal((364, 448, 0, 0), (mount.Operations[0].BytesSent, mount.Operations[0].BytesReceived, mount.Operations[0].Retransmissions, mount.Operations[0].Errors));
        Assert.Equal(("tcp", 981, 2, 19, 19), (mount.Transports[0].Protocol, mount.Transports[0].LocalPort, mount.Transports[0].Connects, mount.Transports[0].Sends, mount.Transports[0].Receives));
        Assert.Equal((2L, 0L, TimeSpan.Zero), (mount.BytesRead, mount.BytesWritten, mount.Age));
        Assert.Equal(4, At("/mnt/nfs").Transports.Count);
        Assert.Equal(mount.Operations.OrderByDescending(operation => operation.Calls).Select(operation => operation.Calls), mount.Operations.Select(operation => operation.Calls));
    }

    [Fact]
    public void Averages_are_of_all_calls_and_what_is_not_counted_is_null()
    {
        var counters = MountStatistics.Parse("device a:/ mounted on /m with fstype nfs statvers=1.1\n age: 90\n xprt: udp 700 1 30 29 0 5 6\n xprt: rdma\n per-op statistics\n READ: 4 6 1 10 20 3 6 9\n WRITE: x\n").Single();
        var read = NfsCounters.Operations(counters).Single();

        Assert.Equal((2, 1, TimeSpan.FromTicks(15_000), TimeSpan.FromTicks(22_500), null), (read.Retransmissions, read.Timeouts, read.AverageRoundTrip, read.AverageTime, read.Errors));
        Assert.Equal(("udp", 700, 0, 30, 29), NfsCounters.Transports(counters).Select(udp => (udp.Protocol, udp.LocalPort, udp.Connects, udp.Sends, udp.Receives)).Single());
        Assert.Equal((null, TimeSpan.FromSeconds(90)), (NfsCounters.Read(counters), counters.Age));
    }

    [Fact]
    public void Mounts_of_one_file_system_name_each_other()
    {
        Assert.Equal(["/mnt/bind"], At("/mnt/nfs").AlsoAt);
        Assert.Equal(["/mnt/nfs"], At("/mnt/bind").AlsoAt);
        Assert.Empty(At("/mnt/v3").AlsoAt);
    }

    [Fact]
    public void What_another_mount_hides_is_not_told()
    {
        var hidden = RecordedMounts.Tables.Mounted.Append(new MountEntry("/mnt/nfs", "tmpfs", "none", "rw")).ToList();

        Assert.DoesNotContain(NfsMounts.Of(RecordedMounts.Tables with { Mounted = hidden }), mount => mount.MountPoint == "/mnt/nfs");
    }

    [Theory]
    [InlineData("files:/srv/a", "files", "/srv/a")]
    [InlineData("[fd00::5]:/srv:x", "[fd00::5]", "/srv:x")]
    [InlineData(":/srv", "", "/srv")]
    [InlineData("none", "", "none")]
    public void A_server_ends_at_the_first_colon_that_is_no_address_s(string source, string server, string export) => Assert.Equal((server, export), NfsMounts.Split(source));

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5")]
    [InlineData("fd00::5", "[fd00::5]")]
    public void A_mount_of_an_engine_has_its_server_among_its_options(string address, string server)
    {
        var mount = NfsMounts.Of(RecordedMounts.Tables with { Mounted = [new MountEntry("/v/_data", "nfs4", ":/src", $"rw,vers=4.2,addr={address}")] }).Single();

        Assert.Equal((server, "/src"), (mount.Server, mount.Export));
    }

    static EngineVolume Volume(string name, string point, params (string Name, string Value)[] options) =>
        new(name, "local", point, options.ToDictionary(option => option.Name, option => option.Value));

    [Fact]
    public void A_volume_in_use_is_its_mount()
    {
        var volume = NfsVolumes.Describe(Volume("src", "/mnt/v3", ("type", "nfs"), ("o", "addr=127.0.0.1,vers=3,nolock,nconnect=8"), ("device", ":/srv")), "unix:///d.sock", RecordedMounts.Tables);

        Assert.Equal(("/mnt/v3", "src", "unix:///d.sock", "volume"), (volume.MountPoint, volume.Volume, volume.Endpoint, volume.AskedIn));
        Assert.Equal(["nconnect=1 (asked: nconnect=8)"], volume.NotAsAsked.Select(option => option.ToString()));
        Assert.Equal(["/mnt/nfs", "/mnt/a b", "/mnt/bind", "/mnt/v3"], NfsVolumes.Merge(Mounts, [volume]).Select(mount => mount.MountPoint));
    }

    [Fact]
    public void A_volume_that_nobody_uses_shows_what_is_wished()
    {
        var volume = NfsVolumes.Describe(Volume("src", "/var/lib/docker/volumes/src/_data", ("type", "nfs4"), ("o", "addr=files,nfsvers=4.2,rsize=1048576"), ("device", ":/srv")), "tcp://build:2376", RecordedMounts.Tables);

        Assert.Equal(("", "files", "/srv", "4.2", "files:/srv"), (volume.MountPoint, volume.Server, volume.Export, volume.Version, volume.ToString()));
        Assert.Null(volume.Age);
        Assert.All(volume.Options, option => Assert.Equal(NfsOptionState.Pending, option.State));
        Assert.Equal(1048576L, volume.Options.Single(option => option.Name == "rsize").Value);
        Assert.Equal(5, NfsVolumes.Merge(Mounts, [volume]).Count);
    }

    [Theory]
    [InlineData("nfs", "addr=a", "3")]
    [InlineData("nfs4", "addr=a", "4.0")]
    [InlineData("nfs", "addr=a,vers=4", "4.0")]
    [InlineData("nfs4", "addr=a,vers=4.1", "4.1")]
    public void A_volume_that_asks_for_no_version_gets_the_oldest(string type, string options, string version) =>
        Assert.Equal(version, NfsVolumes.Describe(Volume("a", "/nowhere", ("type", type), ("o", options), ("device", ":/")), "", RecordedMounts.Tables).Version);

    [Fact]
    public void Volumes_of_other_kinds_are_none_of_NFS()
    {
        Assert.False(NfsVolumes.IsNfs(Volume("a", "/a")));
        Assert.False(NfsVolumes.IsNfs(Volume("a", "/a", ("type", "tmpfs"))));
        Assert.False(NfsVolumes.IsNfs(Volume("a", "/a", ("type", "nfs")) with { Driver = "other" }));
        Assert.True(NfsVolumes.IsNfs(Volume("a", "/a", ("type", "nfs4"))));
    }
}
