using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Workloads;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>A replay does what the table of its work says, counted by who does it.</summary>
public sealed class WorkloadTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly WatchedCalls calls = new();

    public void Dispose() => folder.Dispose();

    WorkloadMix Replay(MountWorkload workload, int files)
    {
        var mix = WorkloadMixes.Find(workload)!;
        var replay = new WorkloadReplay(calls, mix, folder.File("work"), files);
        replay.Prepare(call => call());
        calls.Restart();
        replay.Run(call =>
        {
            call();
            return 0;
        });
        Assert.Equal(mix.For(files).Values.Sum(), replay.Steps);
        return mix;
    }

    [Theory]
    [InlineData(MountWorkload.GoBuild, 1442)]
    [InlineData(MountWorkload.NodeModules, 635)]
    [InlineData(MountWorkload.GitStatus, 966)]
    [InlineData(MountWorkload.GitStatus, 100)]
    [InlineData(MountWorkload.NodeModules, 1)]
    public void A_replay_makes_the_calls_that_were_recorded_in_a_tree_of_as_many_files(MountWorkload workload, int files)
    {
        var mix = Replay(workload, files);
        var share = (double)files / mix.Files;

        Assert.Equal(Expected(WorkStep.Stat), Count("stat"));
        Assert.Equal(Expected(WorkStep.StatMissing), Count("stat missing"));
        Assert.Equal(Expected(WorkStep.Read), Count("open Read"));
        Assert.Equal(Expected(WorkStep.Readdir), Count("list"));
        Assert.Equal(Expected(WorkStep.Create), Count("open Create"));
        Assert.Equal(Expected(WorkStep.Write) + Expected(WorkStep.Lock) + Expected(WorkStep.Sync), Count("open Write"));
        Assert.Equal(Expected(WorkStep.Rename), Count("rename"));
        Assert.Equal(Expected(WorkStep.Unlink), Count("remove"));
        Assert.Equal(Expected(WorkStep.MakeFolder), Count("make folder"));
        Assert.Equal(Expected(WorkStep.RemoveFolder), Count("remove folder"));
        Assert.Equal(Expected(WorkStep.Lock), Count("lock"));
        Assert.Equal(Expected(WorkStep.Sync), Count("sync"));

        int Expected(WorkStep step) => mix.Count(step) is 0 ? 0 : (int)Math.Max(1, Math.Round(mix.Count(step) * share));
        int Count(string call) => calls.Counts.TryGetValue(call, out var count) ? count : 0;
    }

    [Fact]
    public void As_many_bytes_are_read_and_written_as_were_recorded()
    {
        var mix = Replay(MountWorkload.NodeModules, 635);
        var made = Directory.GetFiles(folder.File("work"), "new*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

        Assert.InRange(made, mix.BytesWritten - 635, mix.BytesWritten);
        Assert.Equal(mix.ReadSize, new FileInfo(Directory.GetFiles(folder.File("work"), "file*", SearchOption.AllDirectories)[0]).Length);
        Assert.InRange(new WorkloadReplay(calls, mix, folder.File("other"), 635).Bytes, mix.BytesWritten + mix.BytesRead - 1000, mix.BytesWritten + mix.BytesRead);
    }

    [Fact]
    public void Rare_steps_are_spread_among_the_frequent_and_every_replay_has_the_same_order()
    {
        var first = Order("a");

        Assert.Equal(first, Order("b"));
        Assert.InRange(first.IndexOf("remove"), 0, first.Count / 10);
        Assert.InRange(first.LastIndexOf("remove"), first.Count * 9 / 10, first.Count);

        List<string> Order(string name)
        {
            var order = new List<string>();
            var replay = new WorkloadReplay(calls, WorkloadMixes.Find(MountWorkload.NodeModules)!, folder.File(name), 100);
            replay.Prepare(call => call());
            calls.Before = order.Add;
            replay.Run(call =>
            {
                call();
                return 0;
            });
            calls.Before = _ => { };
            return order;
        }
    }

    [Fact]
    public void Every_recorded_work_tells_how_it_was_recorded() => Assert.All(
        new[] { MountWorkload.GoBuild, MountWorkload.NodeModules, MountWorkload.GitStatus }.Select(WorkloadMixes.Find),
        mix => Assert.True(mix is { Files: > 100, Source.Length: > 20 } && mix.Steps.Values.All(count => count > 0)));

    [Fact]
    public void Copying_a_large_file_is_no_mix() => Assert.Null(WorkloadMixes.Find(MountWorkload.Sequential));
}
