using System.Linq;
using System.Text.Json;
using WinDockerTools.Engine.Builds.Reports.Writers;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

/// <summary>JSON and traces: what other programs rely on.</summary>
public sealed class DataReportTests
{
    static readonly GoBuildProfile Profile = Made.Profile(Made.Step("a", 0, 2), Made.Step("b", 1, 2, isCached: true), Made.Step("app", 3, 1, mode: "link", isCritical: true));

    [Fact]
    public void The_shape_of_the_JSON_is_the_documented_one()
    {
        var json = Made.Json(Made.Content(Made.Measurement(), Profile));

        Assert.Equal("format version title written writer measurements profiles", Names(json));
        Assert.Equal(("WinDockerTools.GoBuildReport", 1), (json.GetProperty("format").GetString(), json.GetProperty("version").GetInt32()));
        var measurement = json.GetProperty("measurements")[0];
        Assert.Equal(
            "path package call scenario state image goVersion targetPlatform outcome exitCode medianSeconds intervalSeconds minimumSeconds overheadSeconds totalSeconds "
            + "ratio ratioInterval difference cpuSeconds cpuPercent peakMemoryBytes periods throttledPeriods throttledSeconds majorPageFaults readBytes writtenBytes oomKills "
            + "packagesBuilt packagesCached linkSeconds binaryBytes restoreSeconds saveSeconds archiveBytes samples findings profile",
            Names(measurement));
        Assert.Equal(
            "iteration started outcome exitCode durationSeconds overheadSeconds totalSeconds cpuSeconds peakMemoryBytes periods throttledPeriods throttledSeconds majorPageFaults "
            + "readBytes writtenBytes oomKills restoreSeconds saveSeconds archiveBytes load",
            Names(measurement.GetProperty("samples")[0]));
        Assert.Equal("id seen cause fix gain", Names(measurement.GetProperty("findings")[0]));
        Assert.Equal(
            "name path goVersion durationSeconds loadSeconds moduleDownloadSeconds criticalPathSeconds speedupLimit cpuSeconds concurrency packagesBuilt packagesCached linkSeconds steps phases",
            Names(json.GetProperty("profiles")[0]));
        Assert.Equal(
            "package mode startSeconds durationSeconds cpuSeconds waitingSeconds cached criticalPath missReason", Names(json.GetProperty("profiles")[0].GetProperty("steps")[0]));
        Assert.Equal("name durationSeconds share reported", Names(json.GetProperty("profiles")[0].GetProperty("phases")[0]));
    }

    [Fact]
    public void Figures_are_numbers_and_what_nobody_reported_is_null()
    {
        var measurement = Made.Json(Made.Content(Made.Measurement())).GetProperty("measurements")[0];

        Assert.Equal((2.0, 1.9, 2.1), (Number("medianSeconds"), measurement.GetProperty("intervalSeconds").GetProperty("low").GetDouble(), measurement.GetProperty("intervalSeconds").GetProperty("high").GetDouble()));
        Assert.Equal((314572800.0, 175.0), (Number("peakMemoryBytes"), Number("cpuPercent")));
        Assert.All(["ratio", "ratioInterval", "difference", "throttledSeconds", "oomKills", "linkSeconds", "profile"], name => Assert.Equal(JsonValueKind.Null, measurement.GetProperty(name).ValueKind));

        double Number(string name) => measurement.GetProperty(name).GetDouble();
    }

    [Fact]
    public void A_measurement_names_the_place_of_its_profile()
    {
        var other = new GoBuildMeasurement { Scenario = "Host", Profile = Made.Profile(Made.Step("x", 0, 1)) };
        var json = Made.Json(Made.Content(other, Made.Measurement(), new GoBuildMeasurement { Scenario = "CacheVolume", Profile = Profile }));

        var places = json.GetProperty("measurements").EnumerateArray().Select(measurement => measurement.GetProperty("profile")).ToList();

        Assert.Equal("app", json.GetProperty("profiles")[places.Single(place => place.ValueKind == JsonValueKind.Number && place.GetInt32() == 1).GetInt32()].GetProperty("steps")[2].GetProperty("package").GetString());
        Assert.Single(places, place => place.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void Figures_that_are_no_numbers_are_null()
    {
        var odd = new GoBuildMeasurement { Ratio = double.NaN, CpuPercent = double.PositiveInfinity, RatioInterval = new RatioInterval(double.NegativeInfinity, 1) };

        var measurement = Made.Json(Made.Content(odd)).GetProperty("measurements")[0];

        Assert.Equal(JsonValueKind.Null, measurement.GetProperty("ratio").ValueKind);
        Assert.Equal(JsonValueKind.Null, measurement.GetProperty("cpuPercent").ValueKind);
        Assert.Equal(JsonValueKind.Null, measurement.GetProperty("ratioInterval").GetProperty("low").ValueKind);
    }

    [Fact]
    public void A_trace_has_a_complete_event_for_each_step_in_its_lane_and_one_more_on_the_critical_path()
    {
        var events = Made.Json(Made.Content(Profile, Made.Profile(Made.Step("x", 0, 1))), GoBuildReportFormat.ChromeTrace).GetProperty("traceEvents").EnumerateArray().ToList();

        var steps = events.Where(one => one.GetProperty("ph").GetString() == "X")
            .Select(one => (one.GetProperty("name").GetString(), one.GetProperty("pid").GetInt32(), one.GetProperty("tid").GetInt32(), one.GetProperty("ts").GetDouble(), one.GetProperty("dur").GetDouble()));
        Assert.Equal([("build a", 1, 2, 0, 2e6), ("build b", 1, 3, 1e6, 2e6), ("link app", 1, 1, 3e6, 1e6), ("link app", 1, 2, 3e6, 1e6), ("build x", 2, 2, 0, 1e6)], steps);
        var names = events.Where(one => one.GetProperty("ph").GetString() == "M").Select(one => $"{one.GetProperty("pid")} {one.GetProperty("tid")} {one.GetProperty("name")} {one.GetProperty("args").GetProperty("name")}");
        Assert.Equal(
            ["1 0 process_name graph.json", "1 1 thread_name Critical path", "1 2 thread_name Steps 1", "1 3 thread_name Steps 2", "2 0 process_name graph.json", "2 1 thread_name Critical path", "2 2 thread_name Steps 1"], names);
    }

    [Fact]
    public void A_trace_of_nothing_but_times_says_what_is_missing()
    {
        var fault = Assert.Throws<FaultException>(() => ReportWriter.Write(Made.Content(Made.Measurement()), GoBuildReportFormat.ChromeTrace));

        Assert.Equal((FaultKind.GoProfileMissing, "./cmd/server in shop"), (fault.Kind, fault.Subject));
    }

    [Theory]
    [InlineData("a.html", GoBuildReportFormat.Html)]
    [InlineData("a.b/C.HTM", GoBuildReportFormat.Html)]
    [InlineData("a.json", GoBuildReportFormat.Json)]
    [InlineData("a.md", GoBuildReportFormat.Markdown)]
    [InlineData("a.markdown", GoBuildReportFormat.Markdown)]
    [InlineData("a.txt", null)]
    [InlineData("html", null)]
    public void The_name_of_the_file_tells_the_format(string path, GoBuildReportFormat? format) => Assert.Equal(format, ReportWriter.FormatOf(path));

    static string Names(JsonElement element) => string.Join(" ", element.EnumerateObject().Select(property => property.Name));
}
