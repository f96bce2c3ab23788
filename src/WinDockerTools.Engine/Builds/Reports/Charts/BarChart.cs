using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Charts;

/// <summary>
/// A bar for each scenario of a state: the build's median, what comes around it, the interval of the median, and every
/// sample as a dot.
/// </summary>
static class BarChart
{
    const int Row = 58, Bar = 18, Foot = 22;

    /// <summary>False, and nothing drawn, where no scenario has a time.</summary>
    public static bool Draw(Markup markup, string id, string title, IReadOnlyList<GoBuildMeasurement> measurements)
    {
        if (measurements.All(measurement => measurement.Median is null))
            return false;
        var axis = new Axis(measurements.Max(Furthest), "s");
        var bottom = measurements.Count * Row;
        Drawing.Begin(markup, id, bottom + Foot, title, string.Join(" ", Words.Results(measurements)));
        axis.Draw(markup, 0, bottom);
        for (var index = 0; index < measurements.Count; index++)
            DrawRow(markup, axis, measurements[index], index * Row);
        markup.Close();
        return true;
    }

    static void DrawRow(Markup markup, Axis axis, GoBuildMeasurement measurement, int top)
    {
        var compared = Words.Comparison(measurement) is { } words ? $" · {(Figures.Times(measurement.Ratio) is { } times ? times + ", " : "")}{words}" : "";
        Drawing.Clipped(markup, Drawing.Short(measurement.Scenario, 40) + compared, "name", "0", "76%", top, 21);
        if (measurement.Median is not { } median)
        {
            markup.Element("text", $"no build that succeeded: {Words.Outcome(measurement.Outcome)}", ("x", 0), ("y", top + 36));
            return;
        }
        markup.Element("text", Figures.Time(median), ("class", "value"), ("x", "100%"), ("y", top + 16), ("text-anchor", "end"));
        var y = top + 23;
        if (measurement.Total is { } total && total > median)
            markup.Open("rect", ("class", "around"), ("x", axis.At(median.TotalSeconds)), ("y", y), ("width", axis.Width(median.TotalSeconds, total.TotalSeconds)), ("height", Bar));
        markup.Open("rect", ("class", "build"), ("x", 0), ("y", y), ("width", axis.At(median.TotalSeconds)), ("height", Bar));
        if (measurement.Interval is { } interval)
            DrawInterval(markup, axis, interval, y + Bar / 2);
        foreach (var sample in measurement.Samples.Where(sample => sample.Duration is not null && sample.Outcome == GoBuildOutcome.Succeeded))
            markup.Open("circle", ("class", "sample"), ("cx", axis.At(sample.Duration!.Value.TotalSeconds)), ("cy", y + Bar + 6), ("r", "2.5"));
    }

    static void DrawInterval(Markup markup, Axis axis, TimeInterval interval, int y)
    {
        var (low, high) = (axis.At(interval.Low.TotalSeconds), axis.At(interval.High.TotalSeconds));
        foreach (var style in new[] { "halo", "interval" })
        {
            markup.Open("line", ("class", style), ("x1", low), ("x2", high), ("y1", y), ("y2", y));
            foreach (var end in new[] { low, high })
                markup.Open("line", ("class", style), ("x1", end), ("x2", end), ("y1", y - 6), ("y2", y + 6));
        }
    }

    static double Furthest(GoBuildMeasurement measurement) => new[] { measurement.Median, measurement.Total, measurement.Interval?.High }
        .Concat(measurement.Samples.Select(sample => sample.Duration))
        .Max(time => time?.TotalSeconds ?? 0);
}
