using System;
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
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>What is asked of an engine, with one that exists in memory alone.</summary>
public sealed class ContainerPlaceTests : IDisposable
{
    const string Looks = "free 99999999\nhas dd\nmount 1 0 0:9 / /windockertools rw,relatime - ext4 /dev/vda rw,discard\n";

    readonly MadeUpContainers engine = new();
    readonly RunId run = new();
    readonly WorkFolder work;

    public ContainerPlaceTests()
    {
        work = new WorkFolder(run.FolderName);
        // Every step takes a hundredth of a second for each pass.
        engine.Answers = exec => new ContainerText(exec.Environment.TryGetValue(ShellScript.Passes, out var passes) ? $"took {passes}\n" : Looks, "");
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => work.Dispose();

    ContainerPlace Place(MountKind kind, MeasureSettings? settings = null, string? volume = null, TimeSpan? limit = null) => new(
        new MountContainer(engine, new ContainerWish(kind, "busybox", volume), run, work), new ContainerMethod(), settings ?? new MeasureSettings { Operations = MeasureSettings.Single }, run, limit ?? TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(MountKind.Bind, null)]
    [InlineData(MountKind.Volume, null)]
    [InlineData(MountKind.Tmpfs, null)]
    [InlineData(MountKind.Overlay, null)]
    [InlineData(MountKind.Nfs, "shared")]
    public async Task A_container_gets_what_is_to_be_measured_and_goes_with_it(MountKind kind, string? volume)
    {
        var place = Place(kind, volume: volume);
        await place.PrepareAsync(Stop);
        await place.RunAsync(Stop);
        var spec = engine.Specs.Single();

        Assert.Equal(kind switch
        {
            MountKind.Bind => $"{Path.Combine(work.Path, "bind")}:/windockertools",
            MountKind.Volume => $"{run.Name("volume")}:/windockertools",
            MountKind.Tmpfs => "tmpfs:/windockertools",
            MountKind.Nfs => "shared:/windockertools",
            _ => "",
        }, string.Concat(spec.Mounts));
        Assert.Equal(run.ToString(), spec.Labels[RunId.Label]);
        Assert.Equal("none", spec.Network);
        Assert.All(engine.Execs, exec => Assert.Equal($"/windockertools/.{run.FolderName}", exec.Environment[ShellScript.Folder]));
        Assert.Equal(("ext4", "/dev/vda", "rw,relatime,discard"), (place.Facts.FileSystem, place.Facts.Source, place.Facts.Options));
        await place.DisposeAsync();
        Assert.Empty(engine.Left);
        // The volume is the user's: what was made in it is removed, and it stays.
        Assert.Equal(kind == MountKind.Nfs, engine.Execs.Last().Command.Contains(ShellScript.Remove));
        Assert.DoesNotContain("remove-volume shared", engine.Calls);
    }

    [Fact]
    public async Task Batches_grow_in_the_first_round_and_stay_as_long_in_the_next()
    {
        await using var place = Place(MountKind.Volume, new MeasureSettings { Operations = [MountOperation.Create, MountOperation.Stat, MountOperation.Readdir], Files = 100 });
        await place.PrepareAsync(Stop);

        var first = await place.RunAsync(Stop);
        var grown = engine.Execs.Count;
        var second = await place.RunAsync(Stop);

        Assert.All(first, batch => Assert.InRange(batch.Clients[0].Busy, 0.3, 1));
        Assert.Equal(first.Select(batch => (batch.Key, batch.Operations)), second.Select(batch => (batch.Key, batch.Operations)));
        Assert.True(engine.Execs.Count - grown < grown);
        // As many passes as hundredths of a second, and all files in each but for the folder's.
        Assert.All(first, batch => Assert.Equal(batch.Clients[0].Busy * 100 * (batch.Key.Operation == MountOperation.Readdir ? 1 : 100), batch.Operations, 0.001));
    }

    [Fact]
    public async Task No_folder_gets_more_files_than_another_place_has_and_all_of_them_have_a_bound()
    {
        // Faster than the clock.
        engine.Answers = exec => new ContainerText(exec.Environment.ContainsKey(ShellScript.Passes) ? "took 0\n" : Looks, "");
        await using var place = Place(MountKind.Tmpfs, new MeasureSettings { Operations = [MountOperation.Create, MountOperation.Unlink], Files = 100 });
        await place.PrepareAsync(Stop);

        var batches = await place.RunAsync(Stop);

        Assert.Equal(12_800, batches.Single().Operations);
        Assert.All(engine.Execs.Where(exec => exec.Environment.TryGetValue(ShellScript.Step, out var step) && step == "create"), exec => Assert.Equal("100", exec.Environment[ShellScript.Files]));
        Assert.Contains("Unlink: it was over too soon for the clock of a shell", place.Omissions);
    }

    [Fact]
    public async Task What_a_shell_cannot_do_is_left_out_and_told()
    {
        engine.Answers = exec => new ContainerText(exec.Environment.TryGetValue(ShellScript.Passes, out var passes) ? $"took {passes}0\n" : Looks.Replace("has dd\n", ""), "");
        await using var place = Place(MountKind.Overlay);
        await place.PrepareAsync(Stop);

        var batches = await place.RunAsync(Stop);

        Assert.Equal(
            [MountOperation.Create, MountOperation.Write, MountOperation.Stat, MountOperation.Readdir, MountOperation.Read, MountOperation.Unlink, MountOperation.SmallFiles],
            batches.Select(batch => batch.Key.Operation));
        Assert.Equal(5, place.Omissions.Count);
        Assert.Contains("Rename: a shell would start a program for each one", place.Omissions);
        Assert.Contains("SequentialWrite and SequentialRead: there is no dd in the image", place.Omissions);
    }

    [Fact]
    public async Task Every_client_counts()
    {
        await using var place = Place(MountKind.Overlay, new MeasureSettings { Operations = [MountOperation.Stat], Clients = 4 });
        await place.PrepareAsync(Stop);

        var batch = (await place.RunAsync(Stop)).Single();

        Assert.Equal((4, 4 * batch.Clients[0].Operations), (batch.Clients.Count, batch.Operations));
        Assert.Equal("4", engine.Execs.Last().Environment[ShellScript.Clients]);
    }

    [Theory]
    [InlineData(1, "MountNotWritable")]
    [InlineData(2, "MountMeasureFailed")]
    public async Task What_a_shell_complains_about_is_told(int at, string kind)
    {
        var count = 0;
        var answers = engine.Answers;
        engine.Answers = exec => ++count < at ? answers(exec) : new ContainerText("", "sh: can't create /windockertools: Read-only file system\n");
        engine.ExitCodes = _ => count < at ? 0 : 2;
        var place = Place(MountKind.Volume);

        var fault = await Assert.ThrowsAsync<FaultException>(async () =>
        {
            await place.PrepareAsync(Stop);
            await place.RunAsync(Stop);
        });
        await place.DisposeAsync();

        Assert.Equal((kind, "sh: can't create /windockertools: Read-only file system"), (fault.Kind.ToString(), fault.Detail));
        Assert.Empty(engine.Left);
    }

    [Fact]
    public async Task A_place_that_is_nearly_full_is_left_alone()
    {
        engine.Answers = _ => new ContainerText("free 1000\n", "");
        await using var place = Place(MountKind.Tmpfs);

        var fault = await Assert.ThrowsAsync<FaultException>(() => place.PrepareAsync(Stop));

        Assert.Equal((FaultKind.MountSpaceShort, "Tmpfs"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public async Task An_image_without_a_shell_is_told_so()
    {
        engine.Before = call =>
        {
            if (call.StartsWith("start ", StringComparison.Ordinal))
                throw new FaultException(FaultKind.EngineRefused, "unix:///run/docker.sock", "exec: \"/bin/sh\": stat /bin/sh: no such file or directory");
        };
        var place = Place(MountKind.Volume);

        var fault = await Assert.ThrowsAsync<FaultException>(() => place.PrepareAsync(Stop));
        await place.DisposeAsync();

        Assert.Equal((FaultKind.ContainerShellMissing, "busybox"), (fault.Kind, fault.Subject));
        Assert.Empty(engine.Left);
    }

    [Fact]
    public async Task A_container_that_does_not_answer_is_given_up_in_time_and_removed()
    {
        engine.Hangs = true;
        var place = Place(MountKind.Volume, limit: TimeSpan.FromMilliseconds(100));

        var fault = await Assert.ThrowsAsync<FaultException>(() => place.PrepareAsync(Stop));
        await place.DisposeAsync();

        Assert.Equal(FaultKind.MountMeasureTimeout, fault.Kind);
        Assert.Empty(engine.Left);
    }

    [Theory]
    [InlineData("create-volume")]
    [InlineData("create")]
    [InlineData("start")]
    [InlineData("exec")]
    public async Task A_stop_leaves_nothing(string at)
    {
        using var stop = new CancellationTokenSource();
        engine.Before = call =>
        {
            if (call.StartsWith(at + " ", StringComparison.Ordinal))
                stop.Cancel();
        };
        var place = Place(MountKind.Volume);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => place.PrepareAsync(stop.Token));
        engine.Before = _ => { };
        await place.DisposeAsync();

        Assert.Empty(engine.Left);
    }
}
