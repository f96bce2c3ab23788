using System;
using System.Collections.Generic;
using System.Linq;
using Docker.DotNet.Models;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;
using ContainerSpec = WinDockerTools.Engine.Platform.Docker.ContainerSpec;

namespace WinDockerTools.Tests.Docker;

/// <summary>Between our types and those of the client library.</summary>
public sealed class ContainerParametersTests
{
    [Fact]
    public void A_container_is_asked_for_with_all_that_was_set()
    {
        var asked = ContainerParameters.Of(new ContainerSpec("name", "golang", ["go", "build"])
        {
            WorkingDirectory = "/src", Environment = new Dictionary<string, string> { ["A"] = "x=y z" }, Labels = new Dictionary<string, string> { ["l"] = "1" },
            Cpus = 1.5, Memory = 1 << 28, CpuSet = "0-1", Network = "none", Isolation = ContainerIsolation.HyperV,
            DeviceReadBps = [new("/dev/sda", 10)], DeviceWriteBps = [new("/dev/sdb", 20)],
            Mounts = [new(ContainerMountType.Bind, "/a", "/b", IsReadOnly: true), new(ContainerMountType.Volume, "v", "/v"), new(ContainerMountType.Tmpfs, null, "/t")],
        });

        Assert.Equal(("name", "golang", "/src"), (asked.Name, asked.Image, asked.WorkingDir));
        Assert.Equal(["go", "build"], asked.Entrypoint!);
        Assert.Empty(asked.Cmd!);
        Assert.Equal(["A=x=y z"], asked.Env!);
        Assert.Equal("1", asked.Labels!["l"]);
        var host = asked.HostConfig!;
        Assert.Equal((1_500_000_000, 1 << 28, "0-1", "none", "hyperv"), (host.NanoCPUs, host.Memory, host.CpusetCpus, host.NetworkMode, host.Isolation));
        Assert.Equal([("/dev/sda", 10ul)], host.BlkioDeviceReadBps!.Select(limit => (limit.Path, limit.Rate)));
        Assert.Equal([("/dev/sdb", 20ul)], host.BlkioDeviceWriteBps!.Select(limit => (limit.Path, limit.Rate)));
        Assert.Equal([("bind", "/a", "/b", true), ("volume", "v", "/v", false)], host.Mounts!.Select(mount => (mount.Type, mount.Source, mount.Target, mount.ReadOnly)));
        Assert.Contains("exec", host.Tmpfs!["/t"].Split(','));
    }

    [Fact]
    public void What_was_not_set_is_left_to_the_engine()
    {
        var host = ContainerParameters.Of(new ContainerSpec("name", "golang", ["go"])).HostConfig!;

        Assert.Equal((0, 0, "", "", ""), (host.NanoCPUs, host.Memory, host.CpusetCpus, host.NetworkMode, host.Isolation));
        Assert.Empty(host.Mounts!);
    }

    [Fact]
    public void A_Linux_containers_usage_is_that_of_its_control_group()
    {
        var usage = DockerModels.Usage(new ContainerStatsResponse
        {
            OSType = "linux",
            CPUStats = new CPUStats
            {
                CPUUsage = new CPUUsage { TotalUsage = 2_500_000_000 },
                ThrottlingData = new ThrottlingData { Periods = 24, ThrottledPeriods = 20, ThrottledTime = 1_750_000_000 },
            },
            MemoryStats = new MemoryStats { MaxUsage = 77, Stats = new Dictionary<string, ulong> { ["pgmajfault"] = 42 } },
            BlkioStats = new BlkioStats
            {
                IoServiceBytesRecursive = [new() { Op = "read", Value = 1 }, new() { Op = "Read", Value = 2 }, new() { Op = "write", Value = 4 }],
            },
        });

        Assert.Equal(new ContainerUsage(TimeSpan.FromSeconds(2.5), 77, 24, 20, TimeSpan.FromSeconds(1.75), 42, 3, 4), usage);
    }

    [Fact]
    public void StandIn_for_a_Windows_container_counts_in_units_of_its_own_and_knows_no_throttling()
    {
        var usage = DockerModels.Usage(new ContainerStatsResponse
        {
            OSType = "windows",
            CPUStats = new CPUStats { CPUUsage = new CPUUsage { TotalUsage = 25_000_000 }, ThrottlingData = new ThrottlingData() },
            MemoryStats = new MemoryStats { CommitPeak = 77 },
        });

        Assert.Equal(new ContainerUsage(TimeSpan.FromSeconds(2.5), 77, null, null, null, null, null, null), usage);
    }

    [Theory]
    [InlineData("2024-05-06T07:08:09.123456789Z", 2024)]
    [InlineData("0001-01-01T00:00:00Z", 1)]
    [InlineData("", 1)]
    [InlineData(null, 1)]
    public void A_time_that_an_engine_leaves_out_is_none(string? text, int year) => Assert.Equal(year, DockerModels.Time(text!).Year);

    [Fact]
    public void Containers_and_volumes_are_known_by_name_and_labels()
    {
        var container = DockerModels.Object(new ContainerListResponse { ID = "1", Names = ["/app"], Created = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc) });
        var volume = DockerModels.Object(new VolumeResponse { Name = "v", Labels = new Dictionary<string, string> { ["l"] = "1" }, CreatedAt = "2024-05-06T07:08:09Z" });

        Assert.Equal((false, "1", "app", 0, 2024), (container.IsVolume, container.Id, container.Name, container.Labels.Count, container.Created!.Value.Year));
        Assert.Equal((true, "v", "v", "1", container.Created), (volume.IsVolume, volume.Id, volume.Name, volume.Labels["l"], volume.Created));
        Assert.Null(DockerModels.Object(new VolumeResponse { Name = "old" }).Created);
    }
}
