using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Timelines;

/// <summary>How many steps were at work at once.</summary>
sealed class WorkCurve
{
    readonly double[] means;
    readonly SortedDictionary<int, double> times = [];

    public WorkCurve(IEnumerable<GoBuildAction> steps, double length, int columns)
    {
        means = new double[columns];
        var changes = new SortedDictionary<double, int>();
        foreach (var placed in steps.Where(step => step.Duration > TimeSpan.Zero))
        {
            var start = Math.Max(0, placed.Start.TotalSeconds);
            Change(start, 1);
            Change(start + placed.Duration.TotalSeconds, -1);
        }
        var (at, count) = (0.0, 0);
        foreach (var change in changes)
        {
            Add(at, change.Key, count, length);
            (at, count) = (change.Key, count + change.Value);
        }
        Add(at, length, count, length);

        void Change(double time, int by) => changes[time] = (changes.TryGetValue(time, out var before) ? before : 0) + by;
    }

    /// <summary>The mean number within each column of equal width.</summary>
    public IReadOnlyList<double> Means => means;

    public int Peak => times.Count > 0 ? times.Keys.Max() : 0;

    /// <summary>For how many seconds each number of steps was at work.</summary>
    public IReadOnlyDictionary<int, double> Times => times;

    void Add(double from, double to, int count, double length)
    {
        if (to <= from)
            return;
        times[count] = (times.TryGetValue(count, out var before) ? before : 0) + to - from;
        var width = length / means.Length;
        for (var column = (int)Math.Min(means.Length - 1, from / width); column < means.Length && column * width < to; column++)
            means[column] += count * Math.Max(0, Math.Min(to, (column + 1) * width) - Math.Max(from, column * width)) / width;
    }
}
