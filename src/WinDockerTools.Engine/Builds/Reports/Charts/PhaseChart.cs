using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Charts;

/// <summary>A bar for each phase of the compiler and the linker.</summary>
static class PhaseChart
{
    const int Row = 42, Foot = 22;

    public static void Draw(Markup markup, string id, IReadOnlyList<GoBuildPhase> phases)
    {
        var axis = new Axis(phases.Max(phase => phase.Duration.TotalSeconds), "s");
        Drawing.Begin(
            markup, id, phases.Count * Row + Foot, "Phases of the compiler and the linker",
            string.Join(" ", phases.OrderByDescending(phase => phase.Duration).Take(3).Select(phase => $"{phase.Name} takes {Figures.Time(phase.Duration)}.")));
        axis.Draw(markup, 0, phases.Count * Row);
        for (var index = 0; index < phases.Count; index++)
        {
            var phase = phases[index];
            var value = Figures.Time(phase.Duration) + (Figures.Percent(100 * phase.Share) is { } share ? $", {share}" : "");
            Drawing.Clipped(markup, Drawing.Short(phase.Name, 48), "name", "0", "66%", index * Row, 21);
            markup.Element("text", value, ("class", "value"), ("x", "100%"), ("y", index * Row + 16), ("text-anchor", "end"));
            markup.Open("rect", ("class", "build"), ("x", 0), ("y", index * Row + 23), ("width", axis.At(phase.Duration.TotalSeconds)), ("height", 12));
        }
        markup.Close();
    }
}
