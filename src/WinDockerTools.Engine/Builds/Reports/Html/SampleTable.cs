using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>Every single build, in the order in which they were run.</summary>
static class SampleTable
{
    static readonly (string Name, System.Func<GoBuildSample, string?> Of)[] Cells =
    [
        ("Build", sample => Figures.Time(sample.Duration)),
        ("Around it", sample => Figures.Time(sample.Overhead)),
        ("Waited", sample => Figures.Time(sample.Total)),
        ("CPU time", sample => Figures.Time(sample.CpuTime)),
        ("Peak memory", sample => Figures.Bytes(sample.PeakMemory)),
        ("Throttled", sample => Figures.Time(sample.ThrottledTime)),
        ("Page faults", sample => Figures.Count(sample.MajorPageFaults)),
        ("Read", sample => Figures.Bytes(sample.BytesRead)),
        ("Written", sample => Figures.Bytes(sample.BytesWritten)),
        ("Load before", sample => Figures.Plain(sample.Load)),
    ];

    public static void Write(Markup markup, MeasuredBuild build)
    {
        var samples = build.Samples.OrderBy(sample => sample.Started).ToList();
        if (samples.Count == 0)
            return;
        var cells = Cells.Where(cell => samples.Exists(sample => cell.Of(sample) is not null)).ToList();
        markup.Element("h3", "Single builds");
        Table.Draw(
            markup, $"Single builds of {build.Name}, in the order in which they ran",
            [("Scenario", Column.Word), ("State", Column.Word), ("Round", Column.Number), .. cells.Select(cell => (cell.Name, Column.Number)), ("Outcome", Column.Word)],
            [.. samples.Select(sample => (IReadOnlyList<string?>)
                [sample.Scenario, sample.State.ToString(), Figures.Count(sample.Iteration), .. cells.Select(cell => cell.Of(sample)), Words.Outcome(sample.Outcome)])]);
    }
}
