using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>What a call's builds put into BuildKit's cache, to be removed again. What was there before stays.</summary>
/// <param name="cache">The cache.</param>
/// <param name="before">What it held when the call began.</param>
/// <param name="since">When the call began, by the engine's clock.</param>
/// <param name="signs">Tell the call's own records by.</param>
sealed class CacheRemains(BuildCache cache, IReadOnlyList<BuildCacheRecord> before, DateTimeOffset since, CacheSigns signs)
{
    // A record that others are built upon goes after them.
    const int Passes = 4, AtOnce = 4;

    static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    public async Task RemoveAsync(CancellationToken stop)
    {
        var old = new HashSet<string>(before.Select(record => record.Id));
        var tried = int.MaxValue;
        for (var pass = 0; pass < Passes; pass++)
        {
            var all = await cache.ListAsync(stop).ConfigureAwait(false) ?? [];
            var own = signs.Own([.. all.Where(record => !old.Contains(record.Id) && !(record.Created < since - Slack))]).Where(record => !record.InUse).ToList();
            // Whatever stays twice is held by something else.
            if (own.Count == 0 || own.Count >= tried)
                return;
            tried = own.Count;
            foreach (var generation in Generations(own))
                await RemoveAsync(generation, stop).ConfigureAwait(false);
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
