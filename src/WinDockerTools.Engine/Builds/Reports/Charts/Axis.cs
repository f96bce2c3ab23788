using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Charts;

/// <summary>A scale from zero, as percent of the width: charts fit any screen, and their texts keep their size.</summary>
sealed class Axis
{
    readonly double most;
    readonly double step;
    readonly string unit;

    /// <summary>Up to at least <paramref name="value"/>, or exactly there.</summary>
    public Axis(double value, string unit, bool isExact = false)
    {
        this.unit = unit;
        var rough = (value > 0 && !double.IsInfinity(value) ? value : 1) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        most = isExact && value > 0 ? value : step * Math.Max(1, Math.Ceiling(value / step));
    }

    /// <summary>A place for an attribute.</summary>
    public string At(double value) => Percent(Share(value));

    public string Width(double from, double to) => Percent(Math.Max(0, Share(to) - Share(from)));

    public double Share(double value) => Math.Max(0, Math.Min(1, value / most));

    public static string Percent(double share) => Math.Round(100 * share, 2).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Lines from <paramref name="top"/> to <paramref name="bottom"/>, and their figures below.</summary>
    public void Draw(Markup markup, int top, int bottom)
    {
        var ticks = Ticks().ToList();
        foreach (var tick in ticks)
        {
            markup.Open("line", ("class", "grid"), ("x1", At(tick)), ("x2", At(tick)), ("y1", top), ("y2", bottom));
            // The last figure has the unit, and the edge of the drawing on its right.
            var isLast = tick == ticks[ticks.Count - 1];
            var anchor = tick == 0 ? "start" : Share(tick) > 0.93 ? "end" : "middle";
            markup.Element("text", Figures.Number(tick, "0.######") + (isLast ? " " + unit : ""), ("class", "tick"), ("x", At(tick)), ("y", bottom + 15), ("text-anchor", anchor));
        }
    }

    IEnumerable<double> Ticks()
    {
        for (var index = 0; index * step <= most * 1.0000001; index++)
            yield return index * step;
    }
}
