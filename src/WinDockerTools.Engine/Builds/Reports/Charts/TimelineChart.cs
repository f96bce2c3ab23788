using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;
using WinDockerTools.Engine.Builds.Reports.Timelines;

namespace WinDockerTools.Engine.Builds.Reports.Charts;

/// <summary>When each step was at work: how many at once, the critical path, and all steps in lanes.</summary>
static class TimelineChart
{
    public const int Columns = 400;
    const int Heading = 24, CurveHeight = 56, Gap = 2, Foot = 22;

    // Narrower than this share of the width, no name is legible.
    const double Legible = 0.03;

    public static void Draw(Markup markup, string id, GoBuildProfile profile, Timeline timeline, WorkCurve curve)
    {
        var axis = new Axis(timeline.Length, "s", isExact: true);
        var lane = timeline.Drawn.Count <= 16 ? 22 : 10;
        var lanesAt = Heading + CurveHeight + Heading + 22 + Heading;
        var bottom = lanesAt + timeline.Drawn.Count * (lane + Gap);
        Drawing.Begin(markup, id, bottom + Foot, "Timeline of the build's steps", Describe(profile, timeline, curve));
        axis.Draw(markup, Heading, bottom);
        Caption(markup, $"Steps at work at once, up to {curve.Peak}", 0);
        DrawCurve(markup, curve, Heading);
        Caption(markup, $"Critical path, {Figures.Time(profile.CriticalPath)}", Heading + CurveHeight);
        DrawLane(markup, axis, timeline.Critical, lanesAt - Heading - 22, 22);
        Caption(markup, timeline.LaneCount == 1 ? "All steps, one after another" : "All steps, side by side", lanesAt - Heading);
        for (var index = 0; index < timeline.Drawn.Count; index++)
            DrawLane(markup, axis, timeline.Drawn[index], lanesAt + index * (lane + Gap), lane);
        markup.Close();
    }

    static string Describe(GoBuildProfile profile, Timeline timeline, WorkCurve curve)
    {
        var longest = profile.Actions.Where(step => step.IsOnCriticalPath).OrderByDescending(step => step.Duration).Take(3).Select(step => $"{step} ({Figures.Time(step.Duration)})").ToList();
        return $"{Figures.Count(profile.Actions.Count)} steps in {Figures.Seconds(timeline.Length)}, up to {curve.Peak} at once."
            + (longest.Count > 0 ? $" Longest on the critical path: {string.Join(", ", longest)}." : "");
    }

    static void Caption(Markup markup, string text, int top) => markup.Element("text", text, ("class", "caption"), ("x", 0), ("y", top + 17));

    static void DrawCurve(Markup markup, WorkCurve curve, int top)
    {
        var peak = Math.Max(1, curve.Peak);
        var path = new StringBuilder(string.Format(CultureInfo.InvariantCulture, "M0 {0}", peak));
        var before = "";
        for (var column = 0; column < curve.Means.Count; column++)
        {
            var height = Math.Max(0, peak - curve.Means[column]).ToString("0.##", CultureInfo.InvariantCulture);
            if (height != before)
                path.Append('H').Append(column).Append('V').Append(before = height);
        }
        path.Append('H').Append(curve.Means.Count).Append('V').Append(peak).Append('Z');
        markup.Open("svg", ("x", 0), ("y", top), ("width", "100%"), ("height", CurveHeight - 4), ("viewBox", $"0 0 {curve.Means.Count} {peak}"), ("preserveAspectRatio", "none"));
        markup.Open("path", ("class", "work"), ("d", path)).Close();
    }

    static void DrawLane(Markup markup, Axis axis, IReadOnlyList<Block> blocks, int top, int height)
    {
        foreach (var block in blocks)
        {
            var (x, width) = (axis.At(block.Start), Math.Max(0.0008, axis.Share(block.End) - axis.Share(block.Start)));
            var style = block.IsMerged ? "many" : block.Steps[0] is { IsOnCriticalPath: true } ? "critical" : block.Steps[0].IsCached ? "cached" : "build";
            var hasName = width >= Legible && height >= 20 && !block.IsMerged;
            markup.Open("g").Element("title", Tip(block));
            markup.Open("rect", ("class", style), ("x", x), ("y", top), ("width", Axis.Percent(width)), ("height", height));
            if (style == "critical")
                markup.Open("rect", ("class", "mark"), ("x", x), ("y", top + height - 3), ("width", Axis.Percent(width)), ("height", 3));
            if (hasName)
                Drawing.Clipped(markup, Drawing.Short(Name(block.Steps[0]), 60), "on-" + style, x, Axis.Percent(width), top, height - 3, inset: 4);
            markup.Close();
        }
    }

    static string Tip(Block block) => block.IsMerged
        ? $"{Figures.Count(block.Steps.Count)} steps, {Figures.Seconds(block.Steps.Sum(step => step.Duration.TotalSeconds))} together"
        : $"{block.Steps[0]}, {Figures.Time(block.Steps[0].Duration)}{(block.Steps[0].IsCached ? ", from the cache" : "")}";

    // The end of an import path tells packages apart.
    static string Name(GoBuildAction step)
    {
        var name = step.Package.TrimEnd('/');
        name = name.Substring(name.LastIndexOf('/') + 1);
        return step.Mode == "build" ? name : $"{step.Mode} {name}";
    }
}
