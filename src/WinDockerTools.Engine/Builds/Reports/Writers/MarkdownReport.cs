using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Builds.Reports.Content;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>A summary that GitHub and Azure DevOps show on a pipeline's page.</summary>
static class MarkdownReport
{
    const int MostSteps = 10;

    public static string Write(ReportContent content)
    {
        var text = new StringBuilder($"# {MarkdownText.Of(content.Title)}\n\n");
        foreach (var build in content.Builds)
            WriteBuild(text, build);
        foreach (var profile in content.Profiles)
            WriteProfile(text, profile);
        return text.Append($"Written {MarkdownText.Of($"{Figures.Moment(content.Written)} by {content.Writer}")}. – means that nobody reported the figure.\n").ToString();
    }

    static void WriteBuild(StringBuilder text, MeasuredBuild build)
    {
        text.Append($"## Measured: {MarkdownText.Of(build.Name)}\n\n");
        foreach (var state in build.States)
        {
            List<GoBuildMeasurement> measurements = [.. state];
            text.Append($"### {MarkdownText.Of(Words.State(state.Key))}\n\n");
            foreach (var sentence in Words.Results(measurements))
                text.Append($"- {MarkdownText.Of(sentence)}\n");
            var figures = FigureTable.Reported(measurements).Where(figure => figure.IsHead).ToList();
            text.Append('\n').Append(MarkdownText.Table(
                ["Scenario", .. figures.Select(figure => figure.Name)],
                measurements.Select(measurement => (IReadOnlyList<string?>)[measurement.Scenario, .. figures.Select(figure => figure.Of(measurement))]))).Append('\n');
        }
        WriteFindings(text, build.Findings);
    }

    static void WriteFindings(StringBuilder text, IReadOnlyList<NamedFinding> findings)
    {
        if (findings.Count == 0)
            return;
        text.Append("### Findings\n\n");
        foreach (var (finding, where) in findings)
        {
            text.Append($"**{MarkdownText.Of(finding.Id)}** ({MarkdownText.Of(string.Join(", ", where))}): {MarkdownText.Of(finding.Seen)}\n\n");
            var gain = Figures.Times(finding.Gain) is { } times ? $" Gain of the fix, as measured in this call: {times}." : "";
            text.Append($"{MarkdownText.Of(finding.Cause + gain)}\n\n").Append(MarkdownText.Code(finding.Fix)).Append('\n');
        }
    }

    static void WriteProfile(StringBuilder text, NamedProfile named)
    {
        var profile = named.Profile;
        text.Append($"## Where the time goes: {MarkdownText.Of(named.Name)}\n\n");
        if (Words.Limit(profile) is { } limit)
            text.Append($"{MarkdownText.Of(limit)}\n\n");
        text.Append(MarkdownText.Table(["Figure", "Value"], ProfileFigures.Of(profile).Select(figure => (IReadOnlyList<string?>)[figure.Name, figure.Value]))).Append('\n');
        var table = StepTable.Of(profile, MostSteps);
        if (table.Steps.Count > 0)
        {
            text.Append(MarkdownText.Table(
                ["Longest steps", "Time", "Start", "Critical path"],
                table.Steps.Select(step => (IReadOnlyList<string?>)[step.ToString(), Figures.Time(step.Duration), Figures.Time(step.Start), step.IsOnCriticalPath ? "yes" : "no"])));
            text.Append(table.Others > 0 ? $"\n{Figures.Count(table.Others)} other steps took {Figures.Time(table.OthersTime)} together.\n\n" : "\n");
        }
        if (profile.Phases.Count > 0)
        {
            text.Append(MarkdownText.Table(
                ["Phase", "Time", "Share"],
                profile.Phases.Select(phase => (IReadOnlyList<string?>)[phase.Name, Figures.Time(phase.Duration), Figures.Percent(100 * phase.Share)]))).Append('\n');
        }
    }
}
