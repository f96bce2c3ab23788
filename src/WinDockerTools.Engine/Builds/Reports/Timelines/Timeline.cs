using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Reports.Timelines;

/// <summary>A step, or several that are too short to be seen one by one.</summary>
sealed record Block(double Start, double End, IReadOnlyList<GoBuildAction> Steps)
{
    public bool IsMerged => Steps.Count > 1;
}

/// <summary>The steps of a build as they can be drawn: in lanes, with neighbours below a pixel drawn as one.</summary>
sealed class Timeline
{
    /// <summary>The width that a wide screen has, in pixels.</summary>
    const int Pixels = 1200;
    const int MostBlocks = 3000;

    /// <summary>As many as fit on a screen; builds have one for each of go build -p.</summary>
    public const int MostLanes = 64;

    Timeline(double length, IReadOnlyList<PlacedStep> placed)
    {
        Length = length;
        LaneCount = placed.Count > 0 ? placed.Max(step => step.Lane) + 1 : 0;
        Hidden = placed.Count(step => step.Lane >= MostLanes);
        var lanes = placed.Where(step => step.Lane < MostLanes).GroupBy(step => step.Lane).OrderBy(lane => lane.Key).Select(lane => lane.ToList()).ToList();
        // Coarser, until the file stays small.
        for (Shortest = length / Pixels; ; Shortest *= 2)
        {
            Drawn = [.. lanes.Select(lane => Merge(lane, Shortest))];
            if (Drawn.Sum(lane => lane.Count) <= MostBlocks)
                break;
        }
        Critical = Merge([.. placed.Where(step => step.Step.IsOnCriticalPath)], Shortest);
        var merged = Drawn.SelectMany(lane => lane).Where(block => block.IsMerged).ToList();
        (MergedSteps, MergedBlocks) = (merged.Sum(block => block.Steps.Count), merged.Count);
    }

    /// <summary>Null where no step took any time.</summary>
    public static Timeline? Of(GoBuildProfile profile)
    {
        var placed = Lanes.Place(profile.Actions);
        var length = Math.Max(profile.Duration.TotalSeconds, placed.Count > 0 ? placed.Max(step => step.End) : 0);
        return placed.Count > 0 && length > 0 ? new Timeline(length, placed) : null;
    }

    /// <summary>Seconds.</summary>
    public double Length { get; }

    public int LaneCount { get; }

    public IReadOnlyList<IReadOnlyList<Block>> Drawn { get; }

    public IReadOnlyList<Block> Critical { get; }

    /// <summary>Steps shorter than this many seconds are merged with their neighbours.</summary>
    public double Shortest { get; }

    public int MergedSteps { get; }

    public int MergedBlocks { get; }

    /// <summary>Steps in lanes beyond those that are drawn.</summary>
    public int Hidden { get; }

    static List<Block> Merge(IReadOnlyList<PlacedStep> lane, double shortest)
    {
        var blocks = new List<Block>();
        var run = new List<PlacedStep>();
        foreach (var step in lane)
        {
            var isShort = step.End - step.Start < shortest;
            if (run.Count > 0 && (!isShort || step.Start - run[run.Count - 1].End >= shortest))
                Flush();
            run.Add(step);
            if (!isShort)
                Flush();
        }
        if (run.Count > 0)
            Flush();
        return blocks;

        void Flush()
        {
            blocks.Add(new Block(run[0].Start, run.Max(step => step.End), [.. run.Select(step => step.Step)]));
            run.Clear();
        }
    }
}
