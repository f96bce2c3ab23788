using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Containers;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Builds.Sites;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>When this process goes into a container: real file calls, in what stands in for the kernel's list of processes.</summary>
[Trait("Needs", "Linux")]
public sealed class ContainerEntranceTests : IDisposable
{
    const int Number = 42, Other = 43;
    const string Mounts = "1 0 0:8 / / rw - overlay overlay rw\n2 1 0:9 / /windockertools rw,relatime - ext4 /dev/vda rw,discard\n";
    const string Looks = "free 99999999\nhas dd\nmount 1 0 0:9 / /windockertools rw,relatime - ext4 /dev/vda rw,discard\n";

    readonly TemporaryFolder processes = new(), outside = new();
    readonly MadeUpContainers engine = new() { Process = _ => Number };
    readonly ContainerMethod method = new();
    readonly RunId run = new();
    readonly WorkFolder work;

    public ContainerEntranceTests()
    {
        work = new WorkFolder(run.FolderName);
        engine.Answers = exec => new ContainerText(exec.Environment.TryGetValue(ShellScript.Passes, out var passes) ? $"took {passes}0\n" : Looks, "");
        Make(Number, "volume");
        Directory.CreateDirectory(Inside(Number));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static MeasureSettings Small { get; } = new() { Operations = MeasureSettings.Single, Files = 40, SequentialSize = 1 << 20 };

    public void Dispose()
    {
        work.Dispose();
        processes.Dispose();
        outside.Dispose();
    }

    string Inside(int number) => Path.Combine(processes.Path, $"{number}", "root", "windockertools");

    /// <summary>A process that is the container's program.</summary>
    void Make(int number, string container)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Inside(number))!);
        Write(number, "environ", $"PATH=/bin\0WINDOCKERTOOLS_CONTAINER={run.Name(container)}\0");
        Write(number, "mountinfo", Mounts);
    }

    void Write(int number, string file, string text) => File.WriteAllText(Path.Combine(processes.Path, $"{number}", file), text);

    static void Link(string target, string path)
    {
        using var link = Process.Start("ln", $"-s \"{target}\" \"{path}\"");
        link.WaitForExit();
    }

    ContainerPlace Place(MountKind kind = MountKind.Volume, MeasureSettings? settings = null) => new(
        new MountContainer(engine, new ContainerWish(kind, "busybox", kind == MountKind.Nfs ? "shared" : null), run, work), method, settings ?? Small, run, TimeSpan.FromMinutes(5))
    { Processes = processes.Path };

    static async Task<IReadOnlyList<Batch>> RoundAsync(ContainerPlace place)
    {
        await place.PrepareAsync(Stop);
        return await place.RunAsync(Stop);
    }

    [Fact]
    public async Task All_operations_are_done_in_a_halted_container_past_its_shell()
    {
        await using var place = Place(settings: Small with { Workloads = [MountWorkload.GitStatus] });

        var batches = await RoundAsync(place);

        Assert.Superset(MeasureSettings.Single.Append(MountOperation.Workload).ToHashSet(), batches.Select(batch => batch.Key.Operation).ToHashSet());
        Assert.All(batches.Where(batch => batch.Key.Workload is null), batch => Assert.NotNull(batch.Clients[0].Latencies));
        Assert.Equal((MountMethod.FileCalls, "/windockertools", MountKind.Volume), (place.Facts.Method, place.Facts.Path, place.Facts.Mount));
        Assert.Equal(("ext4", "/dev/vda", "rw,relatime,discard"), (place.Facts.FileSystem, place.Facts.Source, place.Facts.Options));
        Assert.Equal($"pause {run.Name("volume")}", engine.Calls.Last());
        Assert.Empty(engine.Execs);
        await place.DisposeAsync();
        Assert.Empty(Directory.GetFileSystemEntries(Inside(Number)));
        Assert.Empty(engine.Left);
    }

    [Theory]
    [InlineData("none", "does not tell which process")]
    [InlineData("elsewhere", "another machine")]
    [InlineData("stranger", "another machine")]
    [InlineData("link", "is a link")]
    [InlineData("file", "no folder")]
    [InlineData("unpausable", "cgroups")]
    [InlineData("read-only", "read-only")]
    public async Task Where_it_may_not_go_a_shell_measures_and_why_is_told(string what, string why)
    {
        switch (what)
        {
            case "none":
                engine.Process = _ => 0;
                break;
            case "elsewhere":
                engine.Process = _ => Other;
                break;
            case "stranger":
                // As long as what is looked for, and more.
                Write(Number, "environ", $"PATH=/bin\0WINDOCKERTOOLS_CONTAINER={run.Name("volume")}x\0");
                break;
            case "link":
                Directory.Delete(Inside(Number));
                Link(outside.Path, Inside(Number));
                break;
            case "file":
                Directory.Delete(Inside(Number));
                File.WriteAllText(Inside(Number), "");
                break;
            case "unpausable":
                engine.Before = call =>
                {
                    if (call.StartsWith("pause", StringComparison.Ordinal))
                        throw new FaultException(FaultKind.EngineFailed, "unix:///run/docker.sock", "HTTP 500 cgroups: not supported");
                };
                break;
            default:
                Write(Number, "mountinfo", Mounts.Replace("rw,relatime", "ro,relatime"));
                break;
        }
        var before = Directory.GetLastWriteTimeUtc(outside.Path);
        await using var place = Place(settings: Small with { Workloads = [MountWorkload.GoBuild] });

        var batches = await RoundAsync(place);

        Assert.Equal(MountMethod.Shell, place.Facts.Method);
        Assert.All(batches, batch => Assert.Null(batch.Clients[0].Latencies));
        Assert.Contains(why, place.Omissions[0], StringComparison.Ordinal);
        Assert.Contains(place.Omissions, omission => omission.StartsWith("Workload GoBuild: ", StringComparison.Ordinal));
        // No shell runs in a container that is halted.
        var isHalted = engine.Calls.Contains($"pause {run.Name("volume")}") && what != "unpausable";
        Assert.Equal(isHalted, engine.Calls.Contains($"resume {run.Name("volume")}"));
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(outside.Path));
        Assert.Empty(Directory.GetFileSystemEntries(outside.Path));
    }

    [Fact]
    public async Task A_program_that_starts_late_is_waited_for()
    {
        Write(Number, "environ", "_LIBCONTAINER_INITTYPE=standard\0");
        await using var place = Place();
        var preparing = place.PrepareAsync(Stop);
        Assert.False(preparing.IsCompleted);

        Make(Number, "volume");
        await preparing;

        Assert.Equal(MountMethod.FileCalls, place.Facts.Method);
    }

    [Fact]
    public async Task The_own_layer_gets_the_folder_and_a_volume_is_left_without_ours()
    {
        Make(Other, "overlay");
        engine.Process = id => id == run.Name("nfs") ? Number : Other;
        Make(Number, "nfs");
        File.WriteAllText(Path.Combine(Inside(Number), "theirs"), "");
        await using var overlay = Place(MountKind.Overlay);
        await using var nfs = Place(MountKind.Nfs);

        await RoundAsync(overlay);
        await RoundAsync(nfs);
        await nfs.DisposeAsync();

        Assert.True(Directory.Exists(Inside(Other)));
        Assert.Equal([Path.Combine(Inside(Number), "theirs")], Directory.GetFileSystemEntries(Inside(Number)));
        Assert.False(nfs.IsLeft);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_containers_of_a_call_are_measured_alike_but_for_those_that_cannot_be_at_all(bool hasShell)
    {
        engine.Process = id => id == run.Name("volume") ? Number : 0;
        engine.ExitCodes = _ => hasShell ? 0 : 2;
        await using var first = Place();
        await using var second = Place(MountKind.Tmpfs);
        await first.PrepareAsync(Stop);
        Assert.Equal(hasShell ? null : FaultKind.MountNotWritable, (await Record.ExceptionAsync(() => second.PrepareAsync(Stop)) as FaultException)?.Kind);

        await first.RunAsync(Stop);

        Assert.Equal(hasShell ? MountMethod.Shell : MountMethod.FileCalls, first.Facts.Method);
        Assert.Equal(hasShell, engine.Calls.Contains($"resume {run.Name("volume")}"));
        Assert.Equal(hasShell, first.Omissions.Any(omission => omission.Contains("does not tell which process", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_nothing_that_is_wanted_can_be_done_that_is_an_error()
    {
        engine.Process = _ => 0;
        await using var place = Place(settings: new MeasureSettings { Operations = [MountOperation.Rename], Workloads = [MountWorkload.GoBuild] });

        var fault = await Assert.ThrowsAsync<FaultException>(() => place.PrepareAsync(Stop));

        Assert.Equal((FaultKind.MountNotPossible, "Volume"), (fault.Kind, fault.Subject));
        Assert.Contains("does not tell which process", fault.Detail, StringComparison.Ordinal);
    }
}
