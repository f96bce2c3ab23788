using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>Removes what calls' builds put into BuildKit's cache. What was there before stays.</summary>
sealed class CacheRemains(BuildCache cache, RemainsList remains)
{
    const int AtOnce = 4;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(250);

    static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>What a build that was broken off still holds is waited for.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        var old = new HashSet<string>(remains.CacheBefore ?? []);
        var signs = new CacheSigns(remains);
        var tried = new HashSet<string>();
        for (var waited = TimeSpan.Zero; waited < Patience;)
        {
            var all = await cache.ListAsync(stop).ConfigureAwait(false) ?? [];
            var own = signs.Own([.. all.Where(record => !old.Contains(record.Id) && !(record.Created < remains.Since - Slack))]);
            var free = own.Where(record => !record.InUse && !tried.Contains(record.Id)).ToList();
            foreach (var generation in Generations(free))
                await RemoveAsync(generation, stop).ConfigureAwait(false);
            // What was free and stays is held by others; what is in use may come free, and then what it was built upon.
            if (!own.Any(record => record.InUse))
                tried.UnionWith(free.Select(record => record.Id));
            if (own.All(record => tried.Contains(record.Id)) && free.Count == 0)
                return;
            if (free.Count > 0 && tried.Count > 0)
                continue;
            await Task.Delay(Pause, stop).ConfigureAwait(false);
            waited += Pause;
        }
    }

    async Task RemoveAsync(IReadOnlyList<BuildCacheRecord> records, CancellationToken stop)
    {
        using var slots = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(records.Select(async record =>
        {
            await slots.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                await cache.RemoveAsync(record.Id, stop).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        })).ConfigureAwait(false);
    }

    /// <summary>Those that nothing is built upon first, then those below.</summary>
    static IEnumerable<IReadOnlyList<BuildCacheRecord>> Generations(List<BuildCacheRecord> records)
    {
        var left = records;
        while (left.Count > 0)
        {
            var parents = new HashSet<string>(left.SelectMany(record => record.Parents));
            var leaves = left.Where(record => !parents.Contains(record.Id)).ToList();
            // A circle is no cache of BuildKit's.
            if (leaves.Count == 0)
                leaves = left;
            yield return leaves;
            left = [.. left.Except(leaves)];
        }
    }
}
