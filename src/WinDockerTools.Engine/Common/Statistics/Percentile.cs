using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Common.Statistics;

/// <summary>What a share of samples lies below.</summary>
static class Percentile
{
    /// <summary>
    /// The smallest sample that is not exceeded by the share; null where there are so few that it would be the largest
    /// one.
    /// </summary>
    /// <param name="sorted">Samples in ascending order.</param>
    /// <param name="share">Such as 0.95.</param>
    public static double? Of(IReadOnlyList<double> sorted, double share)
    {
        var rank = (int)Math.Ceiling(share * sorted.Count);
        return rank > 0 && rank < sorted.Count ? sorted[rank - 1] : null;
    }
}
