using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Folders;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>Real file calls in real folders.</summary>
public sealed class FolderPlaceTests : IDisposable
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(5), Soon = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder folder = new();
    readonly WatchedCalls calls = new();
    readonly RunId run = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    static MeasureSettings Small { get; } = new() { Operations = MeasureSettings.Single, Files = 10, SequentialSize = 3 << 19 };

    FolderPlace Place(MeasureSettings? settings = null, string? path = null, TimeSpan? limit = null, CallPatience? patience = null) =>
        new("here", () => HostFolder.Find("here", path ?? folder.Path), settings ?? Small, run, limit ?? Long) { Calls = calls, Patience = patience ?? CallPatience.Usual };

    static async Task<IReadOnlyList<Batch>> RoundAsync(FolderPlace place)
    {
        await using (place)
        {
            await place.PrepareAsync(Stop);
            return await place.RunAsync(Stop);
        }
    }

    static async Task<FaultException> FaultAsync(FolderPlace place) => await Assert.ThrowsAsync<FaultException>(() => RoundAsync(place));

    string[] Left => Directory.GetFileSystemEntries(folder.Path);

    [Fact]
    public async Task Every_operation_is_done_as_often_as_it_is_said_and_nothing_is_left()
    {
        var place = Place();
        var batches = (await RoundAsync(place)).ToDictionary(batch => batch.Key);

        Assert.Equal(MeasureSettings.Single, batches.Keys.Select(key => key.Operation).Distinct().OrderBy(operation => MeasureSettings.Single.ToList().IndexOf(operation)));
        Assert.All(batches.Values, batch => Assert.Equal(batch.Key.Operation is MountOperation.SequentialRead or MountOperation.SequentialWrite ? 1 : 10, batch.Operations));
        Assert.All(batches.Values, batch => Assert.True(batch.Typical > 0));
        Assert.All(batches.Values, batch => Assert.Null(batch.Rpc));
        Assert.Equal(10 + 10 + 1, calls.Counts["open Create"]);
        Assert.Equal(10 + 1, calls.Counts["sync"]);
        Assert.Equal((10, 10 + 10 + 1), (calls.Counts["rename"], calls.Counts["remove"]));
        // Each is asked once before it is timed, so that it is known.
        Assert.Equal(20, calls.Counts["stat"]);
        Assert.Equal(11, calls.Counts["list"]);
        Assert.Equal(10, calls.Counts["lock"]);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task Memory_has_no_cold_files_and_a_disk_has_them()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "there is no memory to put files into here");
        var inMemory = Directory.CreateDirectory($"/dev/shm/wdt-{Guid.NewGuid():N}").FullName;
        try
        {
            var place = Place(path: inMemory);

            Assert.DoesNotContain(await RoundAsync(place), batch => batch.Key.State == MountCacheState.Cold);

            Assert.Equal(("tmpfs", inMemory), (place.Facts.FileSystem, place.Facts.Path));
            Assert.Contains("Read Cold: what is cached of its files could not be dropped", place.Omissions);
            Assert.Contains("rw", place.Facts.Options!.Split(','));
            Assert.Empty(Directory.GetFileSystemEntries(inMemory));
        }
        finally
        {
            Directory.Delete(inMemory, true);
        }
        var onDisk = Place();
        var batches = await RoundAsync(onDisk);
        Assert.SkipUnless(onDisk.Facts.FileSystem is "ext4" or "xfs" or "btrfs", "temporary files lie on no disk here");
        Assert.Contains(batches, batch => batch.Key == new BatchKey(MountOperation.Read, MountCacheState.Cold));
        Assert.Contains(batches, batch => batch.Key == new BatchKey(MountOperation.SequentialRead, MountCacheState.Cold));
        Assert.StartsWith("/dev/", onDisk.Facts.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_are_said_to_be_asked_anew_only_where_a_file_system_heeds_that()
    {
        Assert.DoesNotContain(await RoundAsync(Place()), batch => batch.Key.State == MountCacheState.Revalidated);
        Assert.False(calls.Counts.ContainsKey("stat anew"));
    }

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("ext4", false)]
    [InlineData("9p", false)]
    [InlineData(null, false)]
    public void A_file_system_of_a_server_is_asked_past_its_caches(string? fileSystem, bool asks)
    {
        var round = new Engine.Mounts.Measuring.Probes.ProbeRound(Small with { Operations = [MountOperation.Stat] }, fileSystem, new WatchedCalls { Anew = true }, () => null);

        var batches = round.Run(folder.Path, new Engine.Mounts.Measuring.Probes.Pulse(Stop));

        Assert.Equal(asks ? [MountCacheState.Revalidated, MountCacheState.Warm] : [MountCacheState.Warm], batches.Select(batch => batch.Key.State));
    }

    [Fact]
    public async Task Only_what_is_wanted_is_given_and_done()
    {
        var batches = await RoundAsync(Place(Small with { Operations = [MountOperation.SequentialRead, MountOperation.Stat] }));

        Assert.Equal([MountOperation.Stat, MountOperation.SequentialRead], batches.Select(batch => batch.Key.Operation).Distinct());
        Assert.False(calls.Counts.ContainsKey("lock"));
        // Ten of the files, one of the large one.
        Assert.Equal(11, calls.Counts["open Create"]);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task Work_is_replayed_and_timed_as_one()
    {
        var batches = await RoundAsync(Place(Small with { Operations = [], Workloads = [MountWorkload.GitStatus, MountWorkload.NodeModules, MountWorkload.Sequential] }));

        Assert.Equal([MountWorkload.GitStatus, MountWorkload.NodeModules, MountWorkload.Sequential], batches.Select(batch => batch.Key.Workload!.Value));
        Assert.All(batches, batch => Assert.Equal((1, batch.Clients[0].Busy), (batch.Repetitions, batch.Typical)));
        Assert.Equal(1 + 2 + 2, batches[2].Operations);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task Clients_work_at_once_in_folders_of_their_own()
    {
        using var together = new Barrier(3);
        using var isNew = new ThreadLocal<bool>(() => true);
        var met = 0;
        calls.Before = call =>
        {
            if (call != "list" || !isNew.Value)
                return;
            isNew.Value = false;
            if (together.SignalAndWait(Soon))
                Interlocked.Increment(ref met);
        };
        var batches = await RoundAsync(Place(Small with { Operations = [MountOperation.Readdir], Clients = 3 }));

        // Once to make ready, and once to be timed.
        Assert.Equal((6, 3, 30), (met, batches.Single().Clients.Count, batches.Single().Operations));
        Assert.Equal(["client1", "client2", "client3"], calls.Clients);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task Locks_that_a_place_does_not_have_are_left_out()
    {
        calls.Before = call =>
        {
            if (call == "lock")
                throw new IOException("No locks available");
        };
        var place = Place();

        Assert.DoesNotContain(await RoundAsync(place), batch => batch.Key.Operation == MountOperation.Lock);
        Assert.Contains("Lock None: there are no locks: No locks available", place.Omissions);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_fails_in_the_middle_is_one_fault_and_nothing_is_left(int clients)
    {
        calls.Before = call =>
        {
            if (call == "rename")
                throw new IOException("Stale file handle");
        };

        var fault = await FaultAsync(Place(Small with { Clients = clients }));

        Assert.Equal((FaultKind.MountMeasureFailed, "here", "Stale file handle"), (fault.Kind, fault.Subject, fault.Detail));
        Assert.Empty(Left);
    }

    [Fact]
    public async Task A_stop_ends_between_two_calls_and_nothing_is_left()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var after = 0;
        calls.Before = _ => after += stop.IsCancellationRequested ? 1 : 0;
        var place = Place(Small with { Files = 100_000 });
        await using (place)
        {
            await place.PrepareAsync(Stop);
            var running = place.RunAsync(stop.Token);
            SpinWait.SpinUntil(() => calls.Counts.Count > 0, Soon);
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }

        Assert.InRange(calls.Counts["open Create"], 1, 99_999);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task A_place_that_takes_its_whole_time_is_told_so_and_emptied()
    {
        var fault = await FaultAsync(Place(Small with { Files = 100_000 }, limit: TimeSpan.FromMilliseconds(200)));

        Assert.Equal(FaultKind.MountMeasureTimeout, fault.Kind);
        Assert.Empty(Left);
    }

    [Fact]
    public async Task A_call_that_does_not_come_back_is_given_up_and_its_thread_empties_the_place_when_it_does()
    {
        using var server = new ManualResetEventSlim();
        calls.Before = call =>
        {
            if (call == "rename")
                server.Wait(Soon);
        };
        var brief = new CallPatience(Soon, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(300));
        var place = Place(patience: brief);

        var fault = await FaultAsync(place);

        Assert.Equal((FaultKind.MountNotAnswering, "here"), (fault.Kind, fault.Subject));
        Assert.True(place.IsLeft);
        Assert.NotEmpty(Left);
        server.Set();
        Assert.True(SpinWait.SpinUntil(() => Left.Length == 0, Soon));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_call_that_does_not_come_back()
    {
        using var server = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        calls.Before = call =>
        {
            if (call != "rename")
                return;
            stop.Cancel();
            server.Wait(Soon);
        };
        var place = Place(patience: new CallPatience(Soon, Soon, TimeSpan.FromMilliseconds(300)));
        await place.PrepareAsync(Stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => place.RunAsync(stop.Token));
        await place.DisposeAsync();

        Assert.False(server.IsSet);
        server.Set();
        Assert.True(SpinWait.SpinUntil(() => Left.Length == 0, Soon));
    }

    [Fact]
    public async Task No_disk_is_filled()
    {
        var fault = await FaultAsync(Place(Small with { SequentialSize = 1L << 50 }));

        Assert.Equal(FaultKind.MountSpaceShort, fault.Kind);
        Assert.Contains(" are free", fault.Detail, StringComparison.Ordinal);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData(1000, 2000, true)]
    [InlineData(1000, 1999, false)]
    public void Half_of_what_is_free_is_left_alone(long needed, long free, bool fits) =>
        Assert.Equal(fits ? null : typeof(FaultException), Record.Exception(() => SpaceNeed.Check("x", needed, free))?.GetType());

    [Fact]
    public async Task What_is_no_folder_is_said_to_be_none()
    {
        File.WriteAllText(folder.File("file"), "");

        Assert.Equal((FaultKind.MountPathNotFound, "it is a file"), Told(await FaultAsync(Place(path: folder.File("file")))));
        Assert.Equal((FaultKind.MountPathNotFound, "there is no such folder"), Told(await FaultAsync(Place(path: folder.File("gone")))));

        static (FaultKind, string) Told(FaultException fault) => (fault.Kind, fault.Detail);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_systems_words_are_told()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "there is no /proc here");

        var fault = await FaultAsync(Place(path: "/proc"));

        Assert.Equal(FaultKind.MountNotWritable, fault.Kind);
        Assert.Contains("/proc/.windockertools-", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_call_left_goes_and_a_living_ones_and_other_machines_stay()
    {
        RunId dead = new(), alive = new(), elsewhere = new(), unknown = new();
        using var owner = new WorkFolder(alive.FolderName);
        var tomb = new WorkFolder(dead.FolderName) { IsNeededLater = true };
        tomb.Dispose();
        try
        {
            foreach (var (call, machine) in new[] { (dead, Environment.MachineName), (alive, Environment.MachineName), (elsewhere, "another-machine"), (unknown, Environment.MachineName) })
            {
                var own = PlaceFolder.Make(folder.Path, call);
                File.WriteAllText(Path.Combine(own, "owner"), machine);
                File.WriteAllText(Path.Combine(own, "file"), "");
            }
            Directory.CreateDirectory(folder.File(".windockertools-mine"));

            await RoundAsync(Place());

            Assert.Equal(
                new[] { ".windockertools-mine", "." + alive.FolderName, "." + elsewhere.FolderName, "." + unknown.FolderName }.OrderBy(name => name, StringComparer.Ordinal),
                Left.Select(path => Path.GetFileName(path)).OrderBy(name => name, StringComparer.Ordinal));
            // Of whom nobody knows whether it lives, it is known after a day.
            Directory.SetLastWriteTimeUtc(folder.File("." + unknown.FolderName), DateTime.UtcNow.AddDays(-2));
            await RoundAsync(Place());
            Assert.False(Directory.Exists(folder.File("." + unknown.FolderName)));
        }
        finally
        {
            FolderRemoval.Remove(tomb.Path);
        }
    }

    [Fact]
    [Trait("Needs", "Linux")]
    public async Task No_link_in_what_a_killed_call_left_is_followed()
    {
        RunId dead = new(), linked = new();
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside.File("owner"), Environment.MachineName);
        Directory.SetLastWriteTimeUtc(outside.Path, DateTime.UtcNow.AddDays(-2));
        var own = PlaceFolder.Make(folder.Path, dead);
        Link(outside.Path, Path.Combine(own, "link"));
        Link(outside.Path, folder.File("." + linked.FolderName));
        Directory.SetLastWriteTimeUtc(own, DateTime.UtcNow.AddDays(-2));

        await RoundAsync(Place());

        Assert.False(Directory.Exists(own));
        Assert.Equal([folder.File("." + linked.FolderName)], Left);
        Assert.Equal([outside.File("owner")], Directory.GetFileSystemEntries(outside.Path));
        File.Delete(folder.File("." + linked.FolderName));

        static void Link(string target, string path)
        {
            using var link = System.Diagnostics.Process.Start("sh", $"-c \"ln -s '{target}' '{path}' && touch -h -d '2 days ago' '{path}'\"");
            link.WaitForExit();
        }
    }
}
