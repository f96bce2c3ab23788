using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class ProfileReaderTests
{
    [Fact]
    public async Task A_recorded_cold_build_is_explained()
    {
        var profile = await Recorded.ProfileAsync(Recorded.Open("cobra-cold.json"));

        Assert.Equal(("graph.json", null, null), (profile.Path, profile.GoVersion, profile.LoadTime));
        Assert.Equal((4, 59), (profile.PackagesBuilt, profile.PackagesCached));
        Assert.Equal(["app", "github.com/spf13/cobra", "github.com/spf13/pflag", "net"],
            profile.Actions.Where(action => action is { Mode: "build", IsCached: false }).Select(action => action.Package).OrderBy(name => name, StringComparer.Ordinal));
        var link = profile.Actions.Single(action => action.Mode == "link");
        Assert.Equal(link.Duration, profile.LinkTime);
        Assert.True(link is { IsOnCriticalPath: true, IsCached: false });
        Assert.InRange(profile.CriticalPath.TotalSeconds / profile.Duration.TotalSeconds, 0.95, 1);
        Assert.Equal(profile.Duration.TotalSeconds / profile.CriticalPath.TotalSeconds, profile.SpeedupLimit);
        Assert.Equal(profile.Actions.Sum(action => action.CpuTime.TotalSeconds), profile.CpuTime.TotalSeconds, 6);
        Assert.Empty(profile.Phases);
    }

    [Fact]
    public async Task What_the_graph_plans_to_build_is_a_hit_where_no_command_ran()
    {
        Assert.Contains("\"NeedBuild\":true", Recorded.Text("cobra-warm.json"), StringComparison.Ordinal);

        var profile = await Recorded.ProfileAsync(Recorded.Open("cobra-warm.json"));

        Assert.Equal((0, 63), (profile.PackagesBuilt, profile.PackagesCached));
        Assert.All(profile.Actions, action => Assert.Equal(action.Mode == "build", action.IsCached));
        Assert.NotNull(profile.LinkTime);
    }

    [Fact]
    public async Task Actions_come_in_the_order_of_their_start_with_what_they_waited()
    {
        var profile = await Recorded.ProfileAsync("[" + string.Join(",", [
            Recorded.Action(0, "link", "app", 9, 12, "1"),
            Recorded.Action(1, "build", "late", 8, 9, ready: 3),
            Recorded.Action(2, "build", "early", 2, 8.5, ready: 2.5),
            Recorded.Action(3, "build", "short", 3, 4),
        ]) + "]");

        Assert.Equal(["early", "short", "late", "app"], profile.Actions.Select(action => action.Package));
        Assert.Equal([0d, 1, 6, 7], profile.Actions.Select(action => action.Start.TotalSeconds));
        Assert.Equal([0d, 0, 5, 0], profile.Actions.Select(action => action.Waiting.TotalSeconds));
        Assert.Equal((10, 3), (profile.Duration.TotalSeconds, profile.LinkTime!.Value.TotalSeconds));
    }

    [Fact]
    public async Task Words_that_the_go_command_will_have_one_day_are_listed_as_they_are()
    {
        // Go 1.26 looks into the cache in actions of their own.
        var profile = await Recorded.ProfileAsync("[" + string.Join(",", [
            Recorded.Action(0, "build", "app", 2, 3, "1", hasCommands: false),
            Recorded.Action(1, "build check cache", "app", 1, 2, hasCommands: false),
            Recorded.Action(2, "test run", "app", 3, 5, "0", hasCommands: false),
            Recorded.Action(3, "nop", "", 1, 1, hasCommands: false),
            Recorded.Action(4, "built-in package", "unsafe", 1, 1, hasCommands: false),
        ]) + "]");

        Assert.Equal(["build check cache", "build", "test run"], profile.Actions.Select(action => action.Mode));
        Assert.Equal([false, true, false], profile.Actions.Select(action => action.IsCached));
        Assert.Equal((0, 1), (profile.PackagesBuilt, profile.PackagesCached));
    }

    [Fact]
    public async Task A_package_with_one_step_from_the_cache_and_one_that_ran_was_built()
    {
        var profile = await Recorded.ProfileAsync("[" + Recorded.Action(0, "build", "app", 2, 3, hasCommands: false) + "," + Recorded.Action(1, "build", "app", 1, 2) + "]");

        Assert.Equal((1, 0), (profile.PackagesBuilt, profile.PackagesCached));
    }

    [Fact]
    public async Task What_failed_and_what_waited_for_it_did_not_come_from_the_cache()
    {
        var profile = await Recorded.ProfileAsync("[" + string.Join(",", [
            Recorded.Action(0, "link", "app", 2, 2, "1", hasCommands: false).Replace("\"BuildID\":\"a/b\",", ""),
            Recorded.Action(1, "build", "app", 1, 2).Replace("\"BuildID\":\"a/b\",", ""),
        ]) + "]");

        Assert.Equal((1, 0, null), (profile.PackagesBuilt, profile.PackagesCached, profile.LinkTime));
        Assert.All(profile.Actions, action => Assert.False(action.IsCached));
    }

    [Fact]
    public async Task Nothing_is_divided_by_steps_without_a_duration()
    {
        var profile = await Recorded.ProfileAsync("[" + Recorded.Action(0, "build", "app", 1, 1) + "]");

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, null, null), (profile.Duration, profile.CriticalPath, profile.SpeedupLimit, profile.Concurrency));

        profile = await Recorded.ProfileAsync("[" + Recorded.Action(0, "build", "app", 1, 1) + "," + Recorded.Action(1, "build", "b", 5, 5) + "]");

        Assert.Equal((4, TimeSpan.Zero, null, 0), (profile.Duration.TotalSeconds, profile.CriticalPath, profile.SpeedupLimit, profile.Concurrency));
    }

    [Fact]
    public async Task All_that_was_recorded_comes_together()
    {
        var profile = await ProfileReader.ReadAsync(
            new ProfileInputs
            {
                Path = "/app",
                GoVersion = "go1.19.8",
                ActionGraph = Recorded.Open("cobra-cold.json"),
                Trace = Recorded.Open("load.trace"),
                CompilerBench = Recorded.Open("compiler-1.19.bench"),
                LinkerOutput = Recorded.Text("linker-1.19.txt"),
                HashesBefore = Recorded.Open("hashes-before.txt"),
                HashesNow = Recorded.Open("hashes-edited.txt"),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(("/app", "go1.19.8"), (profile.Path, profile.GoVersion));
        Assert.InRange(profile.LoadTime!.Value.TotalSeconds, 0.01, 10);
        Assert.Equal("Load packages", profile.Phases[0].Name);
        Assert.Equal(profile.LoadTime, profile.Phases[0].Duration);
        Assert.Equal(1, profile.Phases.Sum(phase => phase.Share), 9);
        Assert.Equal("main.go has changed", profile.Actions.Single(action => action is { Mode: "build", Package: "app" }).MissReason);
        Assert.Equal("nothing differs: the cache has lost it", profile.Actions.Single(action => action.Package == "github.com/spf13/pflag").MissReason);
        // Their hashes were not recorded.
        Assert.Null(profile.Actions.Single(action => action.Package == "net").MissReason);
        Assert.All(profile.Actions.Where(action => action.IsCached), action => Assert.Null(action.MissReason));
    }

    [Fact]
    public async Task Loading_is_no_phase_where_the_tools_were_not_asked()
    {
        var profile = await ProfileReader.ReadAsync(
            new ProfileInputs { Path = "/app", ActionGraph = Recorded.Open("cobra-warm.json"), Trace = Recorded.Open("load.trace") }, TestContext.Current.CancellationToken);

        Assert.NotNull(profile.LoadTime);
        Assert.Empty(profile.Phases);
    }
}
