using System.Collections.Generic;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>An order for the runs of a round, so that none always follows the same one.</summary>
static class Shuffle
{
    /// <summary>The items in an order drawn by the seed (Fisher-Yates); the list itself stays as it is.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, int seed)
    {
        T[] order = [.. items];
        var random = new SplitMix(seed);
        for (var left = order.Length; left > 1; left--)
        {
            var drawn = random.Next(left);
            (order[left - 1], order[drawn]) = (order[drawn], order[left - 1]);
        }
        return order;
    }
}
