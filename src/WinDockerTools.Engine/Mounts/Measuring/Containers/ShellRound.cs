using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>
/// The steps of a round in a container. In the first round each batch grows until it is long enough for the clock of a
/// shell; later ones have the same length.
/// </summary>
/// <param name="settings">What is wanted.</param>
/// <param name="hasCopier">There is a dd.</param>
/// <param name="take">Does a step with files and passes, and gives its seconds.</param>
/// <param name="counters">Reads what the mount has counted; null where it is none of NFS.</param>
sealed class ShellRound(MeasureSettings settings, bool hasCopier, Func<string, int, int, CancellationToken, Task<double>> take, Func<MountCounters?> counters)
{
    /// <summary>Seconds: thirty ticks of /proc/uptime.</summary>
    const double Enough = 0.3;

    /// <summary>Seconds: what is shorter is more of the clock's than of the operation's.</summary>
    const double Told = 0.05;

    const int MostFiles = 12_800, MostPasses = 10_000;
    const double Fastest = 16, Longer = 1.2, Tick = 0.01;
    const int BlockOfDisk = 4096, Mega = 1 << 20;

    readonly Dictionary<ShellStep, int> passes = [];

    /// <summary>Removing files was over too soon to be timed; it cannot be repeated.</summary>
    public bool IsTooQuick { get; private set; }

    /// <summary>Bytes of all clients.</summary>
    public static long Space(MeasureSettings settings) => settings.Clients * (((long)Math.Max(MostFiles, settings.Files) * BlockOfDisk) + ((long)Megabytes(settings) * Mega));

    public static int Megabytes(MeasureSettings settings) => (int)Math.Max(1, settings.SequentialSize / Mega);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop)
    {
        var batches = new List<Batch>();
        var wanted = settings.Operations;
        if (wanted.Contains(MountOperation.Create) || wanted.Contains(MountOperation.Unlink) || ShellStep.WithFiles.Any(step => wanted.Contains(step.Key.Operation)))
        {
            batches.Add(await TakeAsync(ShellStep.Create, stop).ConfigureAwait(false));
            await take("write", settings.Files, 1, stop).ConfigureAwait(false);
            foreach (var step in ShellStep.WithFiles.Where(step => wanted.Contains(step.Key.Operation)))
                batches.Add(await TakeAsync(step, stop).ConfigureAwait(false));
            batches.AddRange(await UnlinkAsync(stop).ConfigureAwait(false));
        }
        var others = ShellStep.Others.Where(step => (wanted.Contains(step.Key.Operation) || IsNeeded(step)) && (hasCopier || !step.NeedsCopier)).ToList();
        if (others.Count > 0)
        {
            await take("make", 0, 1, stop).ConfigureAwait(false);
            foreach (var step in others)
                batches.Add(await TakeAsync(step, stop).ConfigureAwait(false));
            await take("clear", 0, 1, stop).ConfigureAwait(false);
        }
        return [.. batches.Where(batch => wanted.Contains(batch.Key.Operation))];
    }

    // What is read has to be written.
    bool IsNeeded(ShellStep step) => step.Key.Operation == MountOperation.SequentialWrite && settings.Operations.Contains(MountOperation.SequentialRead);

    /// <summary>One batch, in the first round after shorter ones.</summary>
    async Task<Batch> TakeAsync(ShellStep step, CancellationToken stop)
    {
        var isKnown = passes.TryGetValue(step, out var times);
        if (!isKnown)
            times = 1;
        var most = step == ShellStep.Create ? Math.Max(1, MostFiles / settings.Files) : MostPasses;
        while (true)
        {
            if (step == ShellStep.Create)
                await take("make", 0, 1, stop).ConfigureAwait(false);
            var batch = await CountedAsync(step, times, times, stop).ConfigureAwait(false);
            var seconds = batch.Clients[0].Busy;
            if (isKnown || seconds >= Enough || times >= most)
            {
                passes[step] = times;
                return batch;
            }
            if (step == ShellStep.Create)
                await take("clear", 0, 1, stop).ConfigureAwait(false);
            times = Math.Min(most, (int)Math.Ceiling(times * Math.Min(Fastest, Longer * Enough / Math.Max(seconds, Tick))));
        }
    }

    /// <summary>Everything that was made goes at once, and there is nothing to repeat.</summary>
    async Task<IReadOnlyList<Batch>> UnlinkAsync(CancellationToken stop)
    {
        var batch = await CountedAsync(ShellStep.Unlink, 1, passes[ShellStep.Create], stop).ConfigureAwait(false);
        IsTooQuick |= batch.Clients[0].Busy < Told;
        return IsTooQuick ? [] : [batch];
    }

    /// <param name="step">What is done.</param>
    /// <param name="times">How often the script does it.</param>
    /// <param name="passes">How often that is for all files.</param>
    /// <param name="stop">Ends the wait.</param>
    async Task<Batch> CountedAsync(ShellStep step, int times, int passes, CancellationToken stop)
    {
        var before = counters();
        var seconds = await take(step.Name, settings.Files, times, stop).ConfigureAwait(false);
        var client = new ClientBatch((long)passes * (step.IsForFiles ? settings.Files : 1), seconds, null);
        var batch = new Batch(step.Key, [.. Enumerable.Repeat(client, settings.Clients)], step.BytesEach is 0 ? (double)Megabytes(settings) * Mega : step.BytesEach);
        return batch with { Rpc = RpcDifference.Of(before, counters(), batch.Operations) };
    }
}
