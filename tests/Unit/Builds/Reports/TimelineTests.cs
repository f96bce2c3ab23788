using System;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Timelines;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

public sealed class TimelineTests
{
    [Fact]
    public void Steps_at_work_at_once_have_lanes_of_their_own_and_a_free_one_is_taken_again()
    {
        var placed = Lanes.Place([Made.Step("a", 0, 2), Made.Step("c", 2, 1), Made.Step("b", 1, 2), Made.Step("d", 2.5, 1), Made.Step("point", 3, 0)]);

        Assert.Equal([("a", 0), ("b", 1), ("c", 0), ("d", 2), ("point", 0)], placed.Select(step => (step.Step.Package, step.Lane)));
    }

    [Fact]
    public void Neighbours_below_a_pixel_are_one_block_and_others_are_not()
    {
        // A pixel is 10 ms of 12 s.
        var timeline = Timeline.Of(Made.Profile(
            Made.Step("short", 0, 0.004), Made.Step("short", 0.004, 0.004), Made.Step("far", 1, 0.004), Made.Step("long", 1.005, 0.02), Made.Step("short", 1.026, 0.004), Made.Step("end", 2, 10)))!;

        Assert.Equal([2, 1, 1, 1, 1], Assert.Single(timeline.Drawn).Select(block => block.Steps.Count));
        Assert.Equal((2, 1, 0.01), (timeline.MergedSteps, timeline.MergedBlocks, timeline.Shortest));
        Assert.Equal((0, 0.008), (timeline.Drawn[0][0].Start, timeline.Drawn[0][0].End));
    }

    [Fact]
    public void Many_lanes_of_short_steps_are_drawn_more_coarsely()
    {
        var steps = Enumerable.Range(0, 40).SelectMany(lane => Enumerable.Range(0, 600).Select(index => Made.Step("p", index / 600.0, 0.0009))).ToArray();

        var timeline = Timeline.Of(Made.Profile(steps))!;

        Assert.True(timeline.Drawn.Sum(lane => lane.Count) <= 3000);
        Assert.True(timeline.Shortest > timeline.Length / 1200);
        Assert.Equal(steps.Length, timeline.Drawn.Sum(lane => lane.Sum(block => block.Steps.Count)));
    }

    [Fact]
    public void A_build_without_time_has_no_timeline()
    {
        Assert.Null(Timeline.Of(Made.Profile()));
        Assert.Null(Timeline.Of(Made.Profile(Made.Step("a", 0, 0))));
    }

    [Fact]
    public void The_curve_counts_steps_at_work_by_time()
    {
        var curve = new WorkCurve([Made.Step("a", 0, 2), Made.Step("b", 1, 1), Made.Step("point", 1.5, 0), Made.Step("c", 3, 1)], 4, 8);

        Assert.Equal([1, 1, 2, 2, 0, 0, 1, 1], curve.Means.Select(mean => Math.Round(mean, 9)));
        Assert.Equal(2, curve.Peak);
        Assert.Equal([(0, 1.0), (1, 2.0), (2, 1.0)], curve.Times.Select(pair => (pair.Key, pair.Value)));
    }
}
