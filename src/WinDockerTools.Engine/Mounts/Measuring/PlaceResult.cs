using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring;

/// <summary>What became of one place.</summary>
sealed class PlaceResult(IMountPlace place)
{
    readonly List<(int Round, IReadOnlyList<Batch> Batches)> rounds = [];

    public IMountPlace Place => place;

    /// <summary>No more rounds are made.</summary>
    public bool IsOver { get; set; }

    /// <summary>How long the last round took; null before the first.</summary>
    public TimeSpan? Last { get; set; }

    public void Add(int round, IReadOnlyList<Batch> batches) => rounds.Add((round, batches));

    /// <summary>What was measured at all, in the order of a round.</summary>
    public IEnumerable<BatchKey> Keys => rounds.SelectMany(round => round.Batches).Select(batch => batch.Key).Distinct();

    /// <summary>The rounds in which it was.</summary>
    public IReadOnlyList<(int Round, Batch Batch)> Of(BatchKey key) =>
        [.. rounds.SelectMany(round => round.Batches.Where(batch => batch.Key == key).Select(batch => (round.Round, batch)))];
}
