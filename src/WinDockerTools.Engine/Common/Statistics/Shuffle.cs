using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Common.Statistics;

static class Shuffle
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, int seed)
    {
        T[] all = [.. items];
#pragma warning disable CA5394
        var random = new Random(seed);
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (all[i], all[j]) = (all[j], all[i]);
        }
#pragma warning restore CA5394
        return all;
    }
}
