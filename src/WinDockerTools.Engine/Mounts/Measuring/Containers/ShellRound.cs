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

    const int MostFiles = 12_800, MostPasses = 10_000, Fastest = 16;
    const int BlockOfDisk = 4096, Mega = 1 << 20;

    readonly Dictionary<string, int> passes = [];
    int? files;

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
            batches.Add(await CreateAsync(stop).ConfigureAwait(false));
            await take("write", files!.Value, 1, stop).ConfigureAwait(false);
            foreach (var step in ShellStep.WithFiles.Where(step => wanted.Contains(step.Key.Operation)))
                batches.Add(await TakeAsync(step, files.Value, stop).ConfigureAwait(false));
            var removed = await CountedAsync(ShellStep.Unlink, files.Value, 1, stop).ConfigureAwait(false);
            if (removed.Clients[0].Busy >= Told)
                batches.Add(removed);
            else
                IsTooQuick = true;
        }
        var others = ShellStep.Others.Where(step => (wanted.Contains(step.Key.Operation) || IsNeeded(step)) && (hasCopier || !step.NeedsCopier)).ToList();
        if (others.Count > 0)
        {
            await take("make", 0, 1, stop).ConfigureAwait(false);
            foreach (var step in others)
                batches.Add(await TakeAsync(step, settings.Files, stop).ConfigureAwait(false));
            await take("clear", 0, 1, stop).ConfigureAwait(false);
        }
        return [.. batches.Where(batch => wanted.Contains(batch.Key.Operation))];
    }

    // What is read has to be written.
    bool IsNeeded(ShellStep step) => step.Key.Operation == MountOperation.SequentialWrite && settings.Operations.Contains(MountOperation.SequentialRead);

    async Task<Batch> CreateAsync(CancellationToken stop)
    {
        var isKnown = files is not null;
        files ??= settings.Files;
        while (true)
        {
            await take("make", 0, 1, stop).ConfigureAwait(false);
            var batch = await CountedAsync(ShellStep.Create, files.Value, 1, stop).ConfigureAwait(false);
            if (isKnown || batch.Clients[0].Busy >= Enough || files >= MostFiles)
                return batch;
            await take("clear", 0, 1, stop).ConfigureAwait(false);
            files = Math.Min(MostFiles, Longer(files.Value, batch.Clients[0].Busy));
        }
    }

    async Task<Batch> TakeAsync(ShellStep step, int count, CancellationToken stop)
    {
        if (passes.TryGetValue(step.Name, out var known))
            return await CountedAsync(step, count, known, stop).ConfigureAwait(false);
        var tried = 1;
        while (true)
        {
            var batch = await CountedAsync(step, count, tried, stop).ConfigureAwait(false);
            if (batch.Clients[0].Busy >= Enough || tried == MostPasses)
            {
                passes[step.Name] = tried;
                return batch;
            }
            tried = Math.Min(MostPasses, Longer(tried, batch.Clients[0].Busy));
        }
    }

    static int Longer(int count, double seconds) => (int)Math.Ceiling(count * Math.Min(Fastest, 1.2 * Enough / Math.Max(seconds, 0.01)));

    async Task<Batch> CountedAsync(ShellStep step, int count, int times, CancellationToken stop)
    {
        var before = counters();
        var seconds = await take(step.Name, count, times, stop).ConfigureAwait(false);
        var client = new ClientBatch((long)times * (step.IsForFiles ? count : 1), seconds, null);
        var batch = new Batch(step.Key, [.. Enumerable.Repeat(client, settings.Clients)], step.BytesEach is 0 ? (double)Megabytes(settings) * Mega : step.BytesEach);
        return batch with { Rpc = RpcDifference.Of(before, counters(), batch.Operations) };
    }
}
