using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Charts;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;
using WinDockerTools.Engine.Builds.Reports.Timelines;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>Where the time of one build went.</summary>
static class ProfileSection
{
    const int MostRows = 200;

    public static void Write(Markup markup, NamedProfile named, string id)
    {
        var profile = named.Profile;
        markup.Open("section", ("aria-labelledby", id)).Element("h2", $"Where the time goes: {named.Name}", ("id", id));
        if (Words.Limit(profile) is { } limit)
            markup.Element("p", limit);
        markup.Open("dl");
        foreach (var (name, value) in ProfileFigures.Of(profile))
            markup.Element("dt", name).Element("dd", value);
        markup.Close();
        if (Timeline.Of(profile) is { } timeline)
            WriteTimeline(markup, profile, timeline, $"{id}-timeline");
        if (profile.Actions.Count > 0)
            WriteSteps(markup, profile);
        WritePhases(markup, profile, $"{id}-phases");
        markup.Close();
    }

    static void WriteTimeline(Markup markup, GoBuildProfile profile, Timeline timeline, string id)
    {
        var curve = new WorkCurve(profile.Actions, timeline.Length, TimelineChart.Columns);
        markup.Element("h3", "Timeline").Open("figure");
        TimelineChart.Draw(markup, id, profile, timeline, curve);
        Legend.Draw(
            markup, Remark(timeline), ("critical", "on the critical path"), ("build", "other steps"), ("cached", "from the cache"),
            ("many", "several steps too short to show one by one"));
        markup.Close();
        Table.Draw(
            markup, "Steps at work at once", [("Steps", Column.Number), ("Time", Column.Number), ("Share", Column.Number)],
            [.. curve.Times.Select(pair => (IReadOnlyList<string?>)[Figures.Count(pair.Key), Figures.Seconds(pair.Value), Figures.Percent(100 * pair.Value / timeline.Length)])]);
    }

    static string Remark(Timeline timeline)
    {
        var merged = timeline.MergedSteps > 0
            ? $"{Figures.Count(timeline.MergedSteps)} steps shorter than {Figures.Number(1000 * timeline.Shortest, "0.##")} ms are drawn as {Figures.Count(timeline.MergedBlocks)} blocks. " : "";
        return merged + (timeline.Hidden > 0 ? $"{Figures.Count(timeline.Hidden)} steps beyond {Timeline.MostLanes} at once are not drawn." : "");
    }

    static void WriteSteps(Markup markup, GoBuildProfile profile)
    {
        var table = StepTable.Of(profile, MostRows);
        var hasReasons = table.Steps.Any(step => step.MissReason is not null);
        (string, Column)[] reason = hasReasons ? [("Why it was not in the cache", Column.Long)] : [];
        markup.Element("h3", "Steps");
        Table.Draw(
            markup, table.Others > 0 ? $"The {MostRows} steps that took longest" : "Steps, those that took longest first",
            [("Package", Column.Long), ("Step", Column.Word), ("Start", Column.Number), ("Time", Column.Number), ("CPU time", Column.Number), ("Waited for a slot", Column.Number),
                ("Critical path", Column.Word), ("From cache", Column.Word), .. reason],
            [.. table.Steps.Select(step => Row(step, hasReasons))]);
        if (table.Others > 0)
            markup.Element("p", $"{Figures.Count(table.Others)} other steps took {Figures.Time(table.OthersTime)} together; -Format Json lists them all.", ("class", "muted"));
    }

    static IReadOnlyList<string?> Row(GoBuildAction step, bool hasReasons)
    {
        string?[] reason = hasReasons ? [step.MissReason] : [];
        return [step.Package, step.Mode, Figures.Time(step.Start), Figures.Time(step.Duration), Figures.Time(step.CpuTime), Figures.Time(step.Waiting),
            step.IsOnCriticalPath ? "yes" : "no", step.IsCached ? "yes" : "no", .. reason];
    }

    static void WritePhases(Markup markup, GoBuildProfile profile, string id)
    {
        markup.Element("h3", "Phases");
        if (profile.Phases.Count == 0)
        {
            markup.Element("p", "The compiler and the linker were not asked for their phases: Get-GoBuildProfile -CompilerPhase does.", ("class", "muted"));
            return;
        }
        markup.Open("figure");
        PhaseChart.Draw(markup, id, profile.Phases);
        markup.Element("figcaption", "Summed over packages that were compiled side by side: together they may exceed the build's own time.").Close();
        Table.Draw(
            markup, "Phases of the compiler and the linker", [("Phase", Column.Word), ("Time", Column.Number), ("Share", Column.Number), ("As the tools call it", Column.Long)],
            [.. profile.Phases.Select(phase => (IReadOnlyList<string?>)[phase.Name, Figures.Time(phase.Duration), Figures.Percent(100 * phase.Share), string.Join(", ", phase.Reported)])]);
    }
}
