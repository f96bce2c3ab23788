using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Mounts;

/// <summary>What containers of a real engine have under a folder, measured past them and by a real shell in them.</summary>
[Collection(typeof(ShellImage))]
public sealed class MeasureContainerMountTests(ShellImage lab) : EngineTests(lab.Engine)
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    static readonly string[] Operations =
        ["Create", "Write", "Stat", "Readdir", "Sync", "Read", "Rename", "Lock", "Unlink", "SmallFiles", "SequentialWrite", "SequentialRead"];

    async Task<SessionResult> MeasureAsync(string more, string? image = null) => Session.Run(
        "param($i, $h) Measure-MountPerformance -Image $i -DockerHost $h " + more, ("i", image ?? await lab.ShellAsync()), ("h", Engine.DockerHost));

    [Fact]
    public async Task Every_kind_of_mount_is_measured_and_nothing_is_left()
    {
        await lab.ShellAsync();
        var before = await EngineInventory.OfAsync(Engine);

        var result = (await MeasureAsync($"-Operation {string.Join(",", Operations)} -Workload GitStatus -Round 1 -FileCount 50 -SequentialSize 1MB")).ThrowIfFailed();

        Assert.Equal(["Bind", "Volume", "Tmpfs", "Overlay"], result.Output.Select(item => $"{item.Value("Mount")}").Distinct());
        foreach (var mount in result.Output.GroupBy(item => $"{item.Value("Mount")}"))
        {
            Assert.Equal(Operations.Append("Workload").Order(), mount.Select(item => $"{item.Value("Operation")}").Distinct().Order());
            Assert.All(mount, item => Assert.True((TimeSpan)item.Value("Median")! > TimeSpan.Zero));
            Assert.All(mount, item => Assert.Equal(item.Value("Samples") is >= 50L && item.Value("Workload") is null, item.Value("P95") is not null));
            Assert.All(mount, item => Assert.Equal(mount.Key == "Tmpfs", "tmpfs".Equals(item.Value("FileSystem"))));
            Assert.All(mount, item => Assert.Equal("FileCalls", $"{item.Value("Method")}"));
        }
        Assert.Equal("overlay", result.Output[^1].Value("FileSystem"));
        Assert.All(result.Output.Where(item => $"{item.Value("Mount")}" != "Bind"), item => Assert.Equal("Bind", item.Value("ComparedWith")));
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task A_link_of_an_image_is_not_followed_and_a_shell_in_the_containers_measures_all_of_them()
    {
        var trap = Directory.CreateDirectory(Folder.File("trap"));
        var image = await lab.LinkedAsync("/windockertools", trap.FullName);
        var before = (await EngineInventory.OfAsync(Engine), trap.LastWriteTimeUtc);

        var result = (await MeasureAsync("-Mount Tmpfs, Overlay -Operation Stat, Rename -Workload GitStatus -Round 1 -FileCount 50 -Verbose", image)).ThrowIfFailed();
        var impossible = await MeasureAsync("-Mount Overlay -Operation Rename -Round 1", image);

        Assert.Equal(["Tmpfs Shell Stat", "Overlay Shell Stat"], result.Output.Select(item => $"{item.Value("Mount")} {item.Value("Method")} {item.Value("Operation")}"));
        Assert.All(result.Output, item => Assert.Null(item.Value("P95")));
        Assert.All(["'/windockertools' is a link", "not measured: Rename", "not measured: Workload GitStatus"], told =>
            Assert.Equal(2, result.Verbose.Count(text => text.Contains(told, StringComparison.Ordinal))));
        Assert.Equal(["MountNotPossible"], impossible.ErrorIds);
        trap.Refresh();
        Assert.Equal(before.LastWriteTimeUtc, trap.LastWriteTimeUtc);
        Assert.Empty(trap.GetFileSystemInfos());
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before.Item1));
    }

    [Fact]
    public async Task Clients_work_at_once_in_one_container()
    {
        var result = (await MeasureAsync("-Mount Tmpfs -Operation Create, Unlink -Round 1 -FileCount 50 -ClientCount 3")).ThrowIfFailed();

        Assert.All(result.Output, item => Assert.Equal(3, item.Value("Clients")));
        Assert.All(result.Output, item => Assert.Equal(0, (long)item.Value("Samples")! % (3 * 50)));
    }

    [Fact]
    public async Task A_volume_that_is_none_of_NFS_and_one_that_is_not_there_are_told_and_the_rest_goes_on()
    {
        await lab.ShellAsync();
        using var api = Engine.Api();
        await api.CreateVolumeAsync("plain");

        var result = await MeasureAsync("-Mount Tmpfs, Nfs -Volume plain, gone -Operation Stat -Round 1");
        var unnamed = await MeasureAsync("-Mount Nfs -Operation Stat -Round 1");

        Assert.Equal(["NfsVolumeNotFound", "NfsVolumeNotFound"], result.ErrorIds);
        Assert.Equal(["plain", "gone"], result.Errors.Select(error => error.TargetObject));
        Assert.Equal("Tmpfs", $"{result.Single.Value("Mount")}");
        Assert.Equal(["NfsVolumeNotFound"], unnamed.ErrorIds);
        Assert.Contains("-Volume", unnamed.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_a_shell_and_one_that_is_not_there_are_told()
    {
        var image = await lab.EmptyAsync();
        var before = await EngineInventory.OfAsync(Engine);
        var empty = await MeasureAsync("-Mount Volume -Round 1", image);
        var missing = await MeasureAsync("-Mount Volume -Round 1", "no-such-image");

        Assert.Equal(["ContainerShellMissing"], empty.ErrorIds);
        Assert.Equal(["ContainerImageMissing"], missing.ErrorIds);
        Assert.Equal(before, await EngineInventory.OfAsync(Engine));
    }

    [Fact]
    public async Task A_bind_mount_of_another_machine_is_left_out()
    {
        await lab.ShellAsync();
        Variables.Set("DOCKER_CERT_PATH", Engine.ClientCertificates);
        Variables.Set("DOCKER_TLS_VERIFY", "1");

        var result = Session.Run("param($i, $h) Measure-MountPerformance -Image $i -DockerHost $h -Mount Bind, Tmpfs -Operation Stat -Round 1", ("i", await lab.ShellAsync()), ("h", Engine.TlsHost));

        Assert.Equal(["MountNotPossible"], result.ErrorIds);
        Assert.Equal("Tmpfs", $"{result.Single.Value("Mount")}");
    }

    [Theory]
    [InlineData("bind")]
    [InlineData("volume")]
    [InlineData("overlay")]
    public async Task Ctrl_C_leaves_nothing_behind(string seen)
    {
        var image = await lab.ShellAsync();
        var before = await EngineInventory.OfAsync(Engine);
        using var shell = Session.Shell("param($i, $h) Measure-MountPerformance -Image $i -DockerHost $h -Round 1000", ("i", image), ("h", Engine.DockerHost));
        var ended = shell.InvokeAsync();
        var limit = Stopwatch.StartNew();
        while (!(await EngineInventory.OfAsync(Engine)).Except(before).Any(item => item.Contains($"-{seen}", StringComparison.Ordinal)))
        {
            Assert.True(limit.Elapsed < Soon, $"no '{seen}' appeared");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        shell.Stop();

        await Assert.ThrowsAnyAsync<RuntimeException>(() => ended.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task What_a_killed_process_left_the_next_call_removes()
    {
        var image = await lab.ShellAsync();
        var before = await EngineInventory.OfAsync(Engine);
        using var killed = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(Repository.Root, "eng", "Shell", "bin", "Release", "net10.0", "wdt-shell.dll"), "-Command",
            $"Import-Module '{Repository.Manifest}'; Measure-MountPerformance -Image {image} -DockerHost {Engine.DockerHost} -Mount Volume, Tmpfs -Round 1000"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var limit = Stopwatch.StartNew();
        while (!(await EngineInventory.OfAsync(Engine)).Except(before).Any(item => item.Contains("-tmpfs", StringComparison.Ordinal)))
        {
            Assert.True(limit.Elapsed < Soon, "no container appeared");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty((await EngineInventory.OfAsync(Engine)).Except(before));

        (await MeasureAsync("-Mount Tmpfs -Operation Stat -Round 1")).ThrowIfFailed();

        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }
}
