using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>A place whose times are written down.</summary>
sealed class MadeUpPlace(string name, params double[] seconds) : IMountPlace
{
    int round;

    public static BatchKey Key { get; } = new(MountOperation.Stat, MountCacheState.Warm);

    public string Name => name;
    public PlaceFacts Facts => new() { Path = "/" + name, FileSystem = "ext4" };
    public bool IsLeft => false;
    public IReadOnlyList<string> Omissions => ["Lock None: there are no locks"];

    /// <summary>Takes the place of a round, by its number; the warm-up is 0.</summary>
    public Action<int> Before { get; init; } = _ => { };

    public Action Preparing { get; init; } = () => { };

    public List<string> Log { get; init; } = [];

    public Task PrepareAsync(CancellationToken stop)
    {
        Preparing();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Log.Add(name);
        Before(round);
        // The warm-up is far off, to be seen where it is counted.
        var time = round == 0 ? 1000 : seconds[round - 1];
        round++;
        return Task.FromResult<IReadOnlyList<Batch>>([new Batch(Key, [ClientBatch.Of([.. Enumerable.Repeat(time, 40)])], 4096)]);
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>Writes down what is heard.</summary>
sealed class HeardMount : IMountListener
{
    public List<(string Place, FaultKind Kind)> Faults { get; } = [];
    public List<string> Omissions { get; } = [];
    public List<(int Done, int All, string Now, TimeSpan? Left)> Steps { get; } = [];

    public Task FaultAsync(string place, FaultException fault)
    {
        Faults.Add((place, fault.Kind));
        return Task.CompletedTask;
    }

    public Task OmitAsync(string place, string what)
    {
        Omissions.Add($"{place}: {what}");
        return Task.CompletedTask;
    }

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left)
    {
        Steps.Add((done, all, now, left));
        return Task.CompletedTask;
    }
}
