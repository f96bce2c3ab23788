using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Timelines;

/// <summary>A step at its place in time, in seconds, and in the first lane that was free.</summary>
sealed record PlacedStep(GoBuildAction Step, double Start, double End, int Lane);

/// <summary>Puts steps that are at work at once beside one another.</summary>
static class Lanes
{
    /// <summary>In the order of their start.</summary>
    public static IReadOnlyList<PlacedStep> Place(IEnumerable<GoBuildAction> steps)
    {
        var placed = new List<PlacedStep>();
        var busy = new SortedSet<(double End, int Lane)>();
        var free = new SortedSet<int>();
        foreach (var step in steps.OrderBy(step => step.Start))
        {
            var start = Math.Max(0, step.Start.TotalSeconds);
            while (busy.Count > 0 && busy.Min is var first && first.End <= start)
            {
                busy.Remove(first);
                free.Add(first.Lane);
            }
            var lane = free.Count > 0 ? free.Min : busy.Count;
            free.Remove(lane);
            var end = start + Math.Max(0, step.Duration.TotalSeconds);
            busy.Add((end, lane));
            placed.Add(new PlacedStep(step, start, end, lane));
        }
        return placed;
    }
}
