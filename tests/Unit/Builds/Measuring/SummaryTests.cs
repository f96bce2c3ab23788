using System;
using System.Linq;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Builds.Runs;
using Xunit;

namespace WinDockerTools.Tests.Builds.Measuring;

public sealed class SummaryTests
{
    static readonly MadeUpBuilds Builds = new();

    static ScenarioResult Result(string name, params GoBuildSample[] samples)
    {
        var result = new ScenarioResult(Builds.Plan([name], GoBuildState.Cold).Scenarios[0]) { Site = new SiteFacts(MadeUpBuilds.Go, IsPrecompiled: true) };
        foreach (var sample in samples)
            result.Add(sample);
        return result;
    }

    static GoBuildSample Sample(int iteration, double? seconds, GoBuildOutcome outcome = GoBuildOutcome.Succeeded, GoBuildResources? resources = null, GoBuildState state = GoBuildState.Cold, int? exitCode = 0) =>
        new("any", state, iteration, resources ?? GoBuildResources.Unknown)
        {
            Duration = seconds is { } duration ? TimeSpan.FromSeconds(duration) : null, Total = TimeSpan.FromSeconds((seconds ?? 0) + 0.5), Outcome = outcome, ExitCode = exitCode,
        };

    static GoBuildSample[] Samples(params double[] seconds) => [.. seconds.Select((duration, at) => Sample(at + 1, duration))];

    static GoBuildMeasurement[] Of(params ScenarioResult[] results) => [.. Summary.Of(Builds.Plan([], GoBuildState.Cold), results)];

    static double? Seconds(TimeSpan? time) => time?.TotalSeconds;

    [Fact]
    public void Times_are_medians_over_the_builds_that_succeeded()
    {
        var found = Assert.Single(Of(Result("Plain", [.. Samples(3, 1, 2), Sample(4, 90, GoBuildOutcome.OutOfMemory, exitCode: 137)])));

        Assert.Equal((2.0, 2.5, 0.5, 1.0), (Seconds(found.Median), Seconds(found.Total), Seconds(found.Overhead), Seconds(found.Minimum)));
        Assert.Equal((GoBuildOutcome.OutOfMemory, 137, 4), (found.Outcome, found.ExitCode, found.Samples.Count));
        Assert.Equal(("/shop", "./cmd", "golang", "Plain", "go1.24.1", "linux/amd64"), (found.Path, found.Package, found.Image, found.Scenario, found.GoVersion, found.TargetPlatform));
    }

    [Fact]
    public void The_host_has_no_image() => Assert.Null(Of(Result("Host", Samples(1)))[0].Image);

    [Fact]
    public void Resources_are_medians_too_but_for_peaks_and_kills()
    {
        GoBuildSample Using(int iteration, long figure) => Sample(iteration, 2, resources: new GoBuildResources
        {
            CpuTime = TimeSpan.FromSeconds(figure), PeakMemory = figure, Periods = figure, ThrottledPeriods = figure, ThrottledTime = TimeSpan.FromSeconds(figure), MajorPageFaults = figure,
            BytesRead = figure, BytesWritten = figure, OomKills = figure,
        });

        var found = Of(Result("Plain", Using(1, 3), Using(2, 9), Using(3, 1)))[0];

        Assert.Equal((3.0, 150.0, 3.0), (Seconds(found.CpuTime), found.CpuPercent, Seconds(found.ThrottledTime)));
        Assert.Equal([3L, 3L, 3L, 3L, 3L], new[] { found.Periods, found.ThrottledPeriods, found.MajorPageFaults, found.BytesRead, found.BytesWritten });
        Assert.Equal((9L, 13L), (found.PeakMemory, found.OomKills));
    }

    [Fact]
    public void What_nobody_counted_is_not_known()
    {
        var found = Of(Result("Plain", Samples(1, 2, 3)))[0];

        Assert.All(
            new object?[]
            {
                found.CpuTime, found.CpuPercent, found.PeakMemory, found.Periods, found.ThrottledPeriods, found.ThrottledTime, found.MajorPageFaults, found.BytesRead, found.BytesWritten,
                found.OomKills, found.PackagesBuilt, found.PackagesCached, found.LinkTime, found.BinarySize, found.RestoreTime, found.SaveTime, found.ArchiveSize, found.Profile,
            },
            Assert.Null);
    }

    [Fact]
    public void A_scenario_without_one_good_build_has_no_times()
    {
        var found = Of(Result("Plain", Sample(1, null, GoBuildOutcome.TimedOut, exitCode: null)))[0];

        Assert.All(new object?[] { found.Median, found.Total, found.Overhead, found.Minimum, found.Interval, found.Ratio, found.Difference, found.ExitCode }, Assert.Null);
        Assert.Equal(GoBuildOutcome.TimedOut, found.Outcome);
    }

    [Fact]
    public void A_failure_before_the_first_round_is_a_measurement_in_every_state()
    {
        var result = Result("Plain");
        result.Failure = Sample(1, null, GoBuildOutcome.BuildFailed, exitCode: 2);

        var found = Summary.Of(Builds.Plan([], GoBuildState.Cold, GoBuildState.Edit), [result]);

        Assert.Equal([(GoBuildState.Cold, 2), (GoBuildState.Edit, 2)], found.Select(item => (item.State, item.ExitCode!.Value)));
        Assert.All(found, item => Assert.Equal(GoBuildOutcome.BuildFailed, item.Outcome));
    }

    [Fact]
    public void What_never_came_to_a_build_is_no_measurement()
    {
        var silent = Result("Host");
        silent.Site = null;

        Assert.Equal(["Plain"], Of(silent, Result("Tmpfs"), Result("Plain", Samples(1))).Select(item => item.Scenario));
    }

    [Fact]
    public void An_engine_that_went_away_has_stopped_the_scenario()
    {
        var broken = Result("Plain", Samples(1, 2));
        broken.IsBroken = true;

        Assert.Equal((GoBuildOutcome.Stopped, 1.5), (Of(broken)[0].Outcome, Seconds(Of(broken)[0].Median)));
    }

    [Fact]
    public void The_first_scenario_is_what_the_others_are_compared_with()
    {
        var found = Of(Result("Host", Samples(1, 1.01, 0.99, 1, 1)), Result("Plain", Samples(2, 2.02, 1.98, 2, 2)), Result("Tmpfs", Samples(0.5, 0.505, 0.495, 0.5, 0.5)));

        Assert.Equal((1.0, null, null), (found[0].Ratio, found[0].RatioInterval, found[0].Difference));
        Assert.Equal([2.0, 0.5], found.Skip(1).Select(item => Math.Round(item.Ratio!.Value, 6)));
        Assert.Equal([Difference.Slower, Difference.Faster], found.Skip(1).Select(item => item.Difference));
        Assert.InRange(found[1].RatioInterval!.Low, 1.9, 2.0);
        Assert.InRange(Seconds(found[0].Interval!.Low)!.Value, 0.98, 1);
    }

    [Fact]
    public void Only_rounds_that_both_have_finished_stand_beside_each_other()
    {
        // A machine twice as slow in the rounds that the second scenario missed.
        var found = Of(Result("Host", Samples(2, 2, 2, 1, 1)), Result("Plain", Sample(4, 3), Sample(5, 3)));

        Assert.Equal(3, found[1].Ratio!.Value, 6);
    }

    [Fact]
    public void States_are_compared_apart()
    {
        var plan = Builds.Plan([], GoBuildState.Cold, GoBuildState.Edit);

        var found = Summary.Of(plan, [
            Result("Host", Sample(1, 10), Sample(1, 1, state: GoBuildState.Edit)), Result("Plain", Sample(1, 20), Sample(1, 5, state: GoBuildState.Edit))]);

        Assert.Equal([("Host", 1.0), ("Host", 1.0), ("Plain", 2.0), ("Plain", 5.0)], found.Select(item => (item.Scenario, Math.Round(item.Ratio!.Value, 6))));
    }

    [Theory]
    [InlineData("go1.23.0", "linux", "amd64", true)]
    [InlineData("go1.24.1", "windows", "amd64", true)]
    [InlineData("go1.24.1", "linux", "arm64", true)]
    [InlineData("go1.24.1", "linux", "amd64", false)]
    public void Builds_that_are_not_the_same_work_are_not_compared(string version, string os, string architecture, bool isPrecompiled)
    {
        var other = Result("Plain", Samples(2, 2, 2, 2, 2));
        other.Site = new SiteFacts(GoEnvironment.Read($$"""{"GOROOT":"/go","GOOS":"{{os}}","GOARCH":"{{architecture}}","GOVERSION":"{{version}}"}""", "there"), isPrecompiled);

        var found = Of(Result("Host", Samples(1, 1, 1, 1, 1)), other)[1];

        Assert.Equal((Difference.NotComparable, 2.0), (found.Difference, Math.Round(found.Ratio!.Value, 6)));
    }

    [Fact]
    public void Without_a_good_build_of_the_first_there_is_no_ratio()
    {
        var found = Of(Result("Host", Sample(1, 1, GoBuildOutcome.BuildFailed, exitCode: 1)), Result("Plain", Samples(1)));

        Assert.Equal((null, null), (found[1].Ratio, found[1].Difference));
    }
}
