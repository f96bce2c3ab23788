using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Charts;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>What was measured, on what, and what came out, state by state.</summary>
static class BuildSection
{
    public static void Write(Markup markup, MeasuredBuild build, string id)
    {
        markup.Open("section", ("aria-labelledby", id)).Element("h2", $"Measured: {build.Name}", ("id", id));
        WriteFacts(markup, build);
        foreach (var state in build.States)
            WriteState(markup, [.. state], $"{id}-{state.Key}");
        FindingSection.Write(markup, build.Findings);
        SampleTable.Write(markup, build);
        markup.Close();
    }

    static void WriteFacts(Markup markup, MeasuredBuild build)
    {
        markup.Open("dl");
        Fact("Folder", [build.Path]);
        Fact("Package", [build.Package]);
        Fact("Scenarios", build.Measurements.Select(measurement => measurement.Scenario));
        Fact("Images", build.Measurements.Select(measurement => measurement.Image));
        Fact("Go", build.Measurements.Select(measurement => measurement.GoVersion));
        Fact("Target platform", build.Measurements.Select(measurement => measurement.TargetPlatform));
        var samples = build.Samples.ToList();
        if (samples.Count > 0)
        {
            Fact("Builds", [$"{Figures.Count(samples.Count)}, from {Figures.Moment(samples.Min(sample => sample.Started))} to {Figures.Moment(samples.Max(sample => sample.Started))}"]);
            var loads = samples.Select(sample => Figures.Finite(sample.Load)).Where(load => load is not null).ToList();
            Fact("Load of the machine before builds", loads.Count > 0 ? [$"{Figures.Plain(loads.Min())} to {Figures.Plain(loads.Max())}"] : []);
        }
        markup.Close();

        void Fact(string name, IEnumerable<string?> values)
        {
            var known = values.Where(value => !string.IsNullOrEmpty(value)).Distinct().ToList();
            if (known.Count > 0)
                markup.Element("dt", name).Element("dd", string.Join(", ", known));
        }
    }

    static void WriteState(Markup markup, IReadOnlyList<GoBuildMeasurement> measurements, string id)
    {
        var title = Words.State(measurements[0].State);
        markup.Element("h3", title).Open("ul");
        foreach (var sentence in Words.Results(measurements))
            markup.Element("li", sentence);
        markup.Close().Open("figure");
        if (BarChart.Draw(markup, id, $"Build times. {title}", measurements))
            Legend.Draw(markup, null, ("build", "the build itself, median"), ("around", "what comes around it"), ("interval", "95 % interval of the median"), ("sample", "one build"));
        markup.Close();
        var columns = measurements.Select(measurement => (measurement.Scenario, Column.Number));
        Table.Draw(
            markup, $"All figures. {title}", [("Figure", Column.Word), .. columns],
            [.. FigureTable.Reported(measurements).Select(figure => (IReadOnlyList<string?>)[figure.Name, .. measurements.Select(figure.Of)])]);
        if (FigureTable.Missing(measurements) is { Count: > 0 } missing)
            markup.Element("p", $"Not reported here: {string.Join("; ", missing)}.", ("class", "muted"));
    }
}
