using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Writers;

namespace WinDockerTools.Tests.Builds.Reports;

/// <summary>Measurements and profiles made up, and the reports of them read back.</summary>
static class Made
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static GoBuildMeasurement Measurement(string scenario = "Plain", GoBuildState state = GoBuildState.Cold, double seconds = 2, string text = "go") => new()
    {
        Path = "/src/shop",
        Package = "./cmd/server",
        Image = text,
        Scenario = scenario,
        State = state,
        Median = Seconds(seconds),
        Overhead = Seconds(0.3),
        Total = Seconds(seconds + 0.3),
        Minimum = Seconds(seconds * 0.9),
        Interval = new TimeInterval(Seconds(seconds * 0.95), Seconds(seconds * 1.05)),
        GoVersion = text,
        TargetPlatform = "linux/amd64",
        CpuTime = Seconds(3.5),
        CpuPercent = 175,
        PeakMemory = 300L << 20,
        ExitCode = 0,
        Samples = [Sample(scenario, state, 1, seconds * 0.98), Sample(scenario, state, 2, seconds * 1.02)],
        Findings = [new GoBuildFinding("BuildCacheNotKept", text, text, text) { Gain = 4.2 }],
    };

    public static GoBuildMeasurement Compared(double ratio, Difference difference, double seconds = 1) => new()
    {
        Path = "/src/shop", Package = "./cmd/server", Scenario = "CacheVolume", Median = Seconds(seconds), Ratio = ratio, RatioInterval = new RatioInterval(ratio * 0.9, ratio * 1.1), Difference = difference,
    };

    public static GoBuildSample Sample(string scenario, GoBuildState state, int iteration, double seconds) =>
        new(scenario, state, iteration, new GoBuildResources { CpuTime = Seconds(seconds) }) { Started = Now.AddMinutes(iteration), Duration = Seconds(seconds), Total = Seconds(seconds + 0.2), ExitCode = 0, Load = 0.5 };

    public static GoBuildAction Step(string package, double start, double seconds, string mode = "build", bool isCritical = false, bool isCached = false) =>
        new() { Package = package, Mode = mode, Start = Seconds(start), Duration = Seconds(seconds), CpuTime = Seconds(seconds), IsOnCriticalPath = isCritical, IsCached = isCached };

    public static GoBuildProfile Profile(params GoBuildAction[] steps) => Profile("graph.json", steps);

    public static GoBuildProfile Profile(string path, IReadOnlyList<GoBuildAction> steps) => new()
    {
        Path = path,
        Actions = steps,
        Duration = steps.Count > 0 ? steps.Max(step => step.Start + step.Duration) : TimeSpan.Zero,
        CriticalPath = Seconds(steps.Where(step => step.IsOnCriticalPath).Sum(step => step.Duration.TotalSeconds)),
        SpeedupLimit = steps.Count > 0 ? 1.5 : null,
        Phases = steps.Count > 0 ? [new GoBuildPhase { Name = "Parse and type check", Duration = Seconds(1), Share = 1, Reported = [path] }] : [],
    };

    public static ReportContent Content(params object[] items) => ReportContent.Of(
        [.. items.OfType<GoBuildMeasurement>()], [.. items.OfType<GoBuildProfile>()], items.OfType<string>().FirstOrDefault(), Now, "WinDockerTools 0.1.0");

    public static string Html(ReportContent content) => Text(content, GoBuildReportFormat.Html);

    public static string Markdown(ReportContent content) => Text(content, GoBuildReportFormat.Markdown);

    public static JsonElement Json(ReportContent content, GoBuildReportFormat format = GoBuildReportFormat.Json) => JsonDocument.Parse(ReportWriter.Write(content, format)).RootElement;

    /// <summary>The page as elements: it is well-formed XML, too.</summary>
    public static XDocument Page(ReportContent content) => XDocument.Load(new StringReader(Html(content)));

    public static IEnumerable<XElement> Named(this XContainer page, string name) => page.Descendants(name);

    public static IEnumerable<XElement> Styled(this XContainer page, string style) => page.Descendants().Where(element => (string?)element.Attribute("class") == style);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    static string Text(ReportContent content, GoBuildReportFormat format) => Encoding.UTF8.GetString(ReportWriter.Write(content, format));
}
