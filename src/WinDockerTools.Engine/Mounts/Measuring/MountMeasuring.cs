using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring;

/// <summary>
/// Measures places side by side: a first round of each that does not count, then rounds in which each has its turn, in
/// an order shuffled anew, so that what else goes on hits all alike.
/// </summary>
sealed class MountMeasuring(IMountListener listener, int rounds, int seed)
{
    int done;

    public async Task<IReadOnlyList<PlaceResult>> RunAsync(IReadOnlyList<IMountPlace> places, CancellationToken stop)
    {
        List<PlaceResult> results = [.. places.Select(place => new PlaceResult(place))];
        foreach (var result in results)
        {
            await listener.ProgressAsync(done, All(results), $"{result.Place.Name}: making ready", null).ConfigureAwait(false);
            await GuardAsync(result, () => result.Place.PrepareAsync(stop)).ConfigureAwait(false);
        }
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var result in Shuffle.Of(results, unchecked(seed + round)).Where(result => !result.IsOver))
                await TakeAsync(result, round, results, stop).ConfigureAwait(false);
        }
        return results;
    }

    async Task TakeAsync(PlaceResult result, int round, List<PlaceResult> results, CancellationToken stop)
    {
        var what = round == 0 ? "warm-up" : $"round {round} of {rounds}";
        await listener.ProgressAsync(done, All(results), $"{result.Place.Name}: {what}", Left(results, round)).ConfigureAwait(false);
        await GuardAsync(result, async () =>
        {
            var clock = Stopwatch.StartNew();
            var batches = await result.Place.RunAsync(stop).ConfigureAwait(false);
            result.Last = clock.Elapsed;
            if (round > 0)
                result.Add(round, batches);
            else
                await OmitAsync(result.Place).ConfigureAwait(false);
        }).ConfigureAwait(false);
        done++;
    }

    async Task OmitAsync(IMountPlace place)
    {
        foreach (var omission in place.Omissions)
            await listener.OmitAsync(place.Name, omission).ConfigureAwait(false);
    }

    async Task GuardAsync(PlaceResult result, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            result.IsOver = true;
            await listener.FaultAsync(result.Place.Name, e).ConfigureAwait(false);
        }
    }

    int All(List<PlaceResult> results) => Math.Max(done, results.Count(result => !result.IsOver) * (rounds + 1));

    TimeSpan? Left(List<PlaceResult> results, int round)
    {
        var going = results.Where(result => !result.IsOver).ToList();
        return going.All(result => result.Last is not null) ? TimeSpan.FromTicks(going.Sum(result => result.Last!.Value.Ticks) * (rounds + 1 - round)) : null;
    }
}
