using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Measuring;

public sealed class BuildMeasuringTests
{
    static readonly string[] Usual = ["Host", "Plain", "CacheVolume"];

    readonly MadeUpBuilds builds = new();

    [Fact]
    public async Task In_every_round_each_scenario_has_one_turn_in_each_state()
    {
        var results = await builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold, GoBuildState.Warm, GoBuildState.Edit) with { Iterations = 4 });

        var rounds = builds.Rounds.Select((build, at) => (build, at)).GroupBy(item => item.at / 9, item => item.build).ToList();
        Assert.Equal(4, rounds.Count);
        Assert.All(rounds, round => Assert.Equal(9, round.Distinct().Count()));
        Assert.True(rounds.Select(round => string.Join(",", round)).Distinct().Count() > 1);
        Assert.All(results, result => Assert.All(new[] { GoBuildState.Cold, GoBuildState.Warm, GoBuildState.Edit }, state =>
            Assert.Equal([1, 2, 3, 4], result.Samples(state).Select(sample => sample.Iteration))));
    }

    [Fact]
    public async Task The_seed_alone_decides_the_order()
    {
        var logs = new List<string>();
        foreach (var seed in new[] { 1, 1, 2, int.MaxValue })
        {
            var again = new MadeUpBuilds();
            await again.RunAsync(again.Plan(Usual, GoBuildState.Cold, GoBuildState.Edit) with { Seed = seed });
            logs.Add(string.Join(",", again.Log));
        }

        Assert.Equal(logs[0], logs[1]);
        Assert.Equal(3, logs.Distinct().Count());
    }

    [Theory]
    [InlineData("Plain", 0, GoBuildState.Cold, 0)]
    [InlineData("Plain", 3, GoBuildState.Cold, 3)]
    [InlineData("Plain", 1, GoBuildState.Edit, 1)]
    [InlineData("CacheVolume", 0, GoBuildState.Cold, 0)]
    [InlineData("CacheVolume", 0, GoBuildState.Warm, 2)]
    [InlineData("CacheVolume", 0, GoBuildState.Edit, 2)]
    [InlineData("CacheVolume", 1, GoBuildState.Edit, 2)]
    [InlineData("CacheVolume", 3, GoBuildState.Warm, 3)]
    [InlineData("CacheVolume", 3, GoBuildState.Edit, 4)]
    public async Task Builds_that_do_not_count_warm_up_and_fill_the_caches(string scenario, int warmup, GoBuildState state, int expected)
    {
        await builds.RunAsync(builds.Plan([scenario], state) with { Warmup = warmup, Iterations = 2 });

        Assert.Equal((expected + 2, 2), (builds.Log.Count, builds.Samples.Count));
    }

    [Fact]
    public async Task No_edit_is_made_twice()
    {
        await builds.RunAsync(builds.Plan(Usual, GoBuildState.Edit, GoBuildState.Cold));

        var edits = builds.Requests.Select(request => request.Edit).Where(edit => edit > 0).ToList();
        Assert.Equal(2 + 15, edits.Count);
        Assert.Equal(edits.Count, edits.Distinct().Count());
    }

    [Fact]
    public async Task The_size_of_the_program_is_asked_for_until_it_is_known()
    {
        builds.Build = (_, request, _) => MadeUpBuilds.Taking(1) with { BinarySize = request.WantsSize ? 42 : null };

        var results = await builds.RunAsync(builds.Plan(["Plain"], GoBuildState.Cold) with { Iterations = 3 });

        Assert.Equal([true, false, false, false], builds.Requests.Select(request => request.WantsSize));
        Assert.Equal(42, results[0].BinarySize);
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("CacheVolume")]
    public async Task The_first_build_that_fails_is_the_last_of_its_scenario(string broken)
    {
        builds.Build = (scenario, _, number) => scenario == broken && number > 6 ? MadeUpBuilds.Taking(1, exitCode: 1, error: "main.go:1:1: no") : MadeUpBuilds.Taking(1);

        var results = await builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold) with { Iterations = 3 });

        var ended = results.Single(result => result.Planned.Scenario.Name == broken);
        Assert.True(ended.IsOver);
        Assert.Equal(1, ended.Samples(GoBuildState.Cold).Count(sample => sample.Outcome == GoBuildOutcome.BuildFailed));
        Assert.All(results.Where(result => result != ended), result => Assert.Equal(3, result.Samples(GoBuildState.Cold).Count));
        Assert.Equal(FaultKind.GoBuildFailed, Assert.Single(builds.Faults).Kind);
    }

    [Fact]
    public async Task A_scenario_that_fails_in_its_warm_up_has_that_build_as_its_only_sample()
    {
        builds.Build = (scenario, _, _) => scenario == "Host" ? MadeUpBuilds.Taking(1, exitCode: 2) : MadeUpBuilds.Taking(1);

        var results = await builds.RunAsync(builds.Plan(Usual, GoBuildState.Edit) with { Iterations = 2 });

        Assert.Equal((GoBuildOutcome.BuildFailed, true, 0), (results[0].Failure!.Outcome, results[0].IsOver, results[0].Samples(GoBuildState.Edit).Count));
        Assert.Contains(results[0].Failure, builds.Samples);
        Assert.Equal(1, builds.Log.Count(build => build.StartsWith("Host", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Memory_that_was_too_little_once_may_be_enough_the_next_time()
    {
        builds.Build = (_, _, number) => number == 3 ? MadeUpBuilds.Taking(1, exitCode: 137) with { IsOomKilled = true } : MadeUpBuilds.Taking(1);

        var results = await builds.RunAsync(builds.Plan(["Plain"], GoBuildState.Cold) with { Iterations = 4 });

        Assert.Equal(
            [GoBuildOutcome.Succeeded, GoBuildOutcome.OutOfMemory, GoBuildOutcome.Succeeded, GoBuildOutcome.Succeeded], results[0].Samples(GoBuildState.Cold).Select(sample => sample.Outcome));
        Assert.Equal(FaultKind.GoBuildOutOfMemory, Assert.Single(builds.Faults).Kind);
    }

    [Fact]
    public async Task A_failure_that_all_scenarios_meet_is_told_once()
    {
        builds.Build = (_, _, _) => MadeUpBuilds.Taking(1, exitCode: 1, error: "./main.go:3:1: syntax error");

        await builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold));

        Assert.Contains("./main.go:3:1: syntax error", Assert.Single(builds.Faults).Detail);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_breaks_one_scenario_leaves_the_others(bool isEngine)
    {
        builds.Build = (scenario, _, number) => scenario == "Plain" && number > 7
            ? throw (isEngine ? new FaultException(FaultKind.EngineFailed, "npipe", "gone") : (Exception)new IOException("No space left on device."))
            : MadeUpBuilds.Taking(1);

        var results = await builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold) with { Iterations = 4 });

        Assert.Equal([(false, false), (true, true), (false, false)], results.Select(result => (result.IsBroken, result.IsOver)));
        Assert.Equal([4, 4], new[] { results[0], results[2] }.Select(result => result.Samples(GoBuildState.Cold).Count));
        var fault = Assert.Single(builds.Faults);
        Assert.Equal((isEngine ? FaultKind.EngineFailed : FaultKind.WorkFolderUnusable, isEngine ? "gone" : "No space left on device"), (fault.Kind, fault.Detail));
    }

    [Fact]
    public async Task A_toolchain_that_does_not_answer_ends_its_scenario_before_any_build()
    {
        builds.Probe = scenario => scenario == "Host" ? throw new FaultException(FaultKind.GoToolchainNotFound, "here", "no go") : new(MadeUpBuilds.Go, false);

        var results = await builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold));

        Assert.Null(results[0].Site);
        Assert.DoesNotContain(builds.Log, build => build.StartsWith("Host", StringComparison.Ordinal));
        Assert.Equal(5, results[1].Samples(GoBuildState.Cold).Count);
    }

    [Fact]
    public async Task How_long_it_will_take_is_told_before_the_first_build_that_counts()
    {
        builds.Build = (_, request, number) => MadeUpBuilds.Taking(request.Edit > 0 ? 2 : request.IsFresh || number == 1 ? 10 : 1);

        await builds.RunAsync(builds.Plan(["CacheVolume"], GoBuildState.Cold, GoBuildState.Edit) with { Iterations = 5, Explains = true });

        Assert.Equal([(13, (TimeSpan?)TimeSpan.FromSeconds(82))], builds.Announced);
        Assert.Equal(TimeSpan.FromSeconds(12 + 82), builds.Now);
        Assert.Empty(builds.Warnings);
    }

    [Fact]
    public async Task Warm_builds_are_known_by_one_that_does_not_count()
    {
        builds.Build = (_, _, number) => MadeUpBuilds.Taking(number == 1 ? 60 : 1);

        await builds.RunAsync(builds.Plan(["CacheVolume"], GoBuildState.Warm) with { Iterations = 5 });

        Assert.Equal([(5, (TimeSpan?)TimeSpan.FromSeconds(5))], builds.Announced);
    }

    [Fact]
    public async Task Progress_counts_up_to_all_builds_while_the_time_left_runs_out()
    {
        builds.Build = (_, request, _) => MadeUpBuilds.Taking(request.Edit > 0 ? 2 : 10);

        await builds.RunAsync(builds.Plan(["Plain", "CacheVolume"], GoBuildState.Cold, GoBuildState.Edit) with { Iterations = 3, Explains = true });

        var rounds = builds.Progress.Where(step => step.Now.Contains("round")).ToList();
        Assert.Equal(12, rounds.Count);
        Assert.All(builds.Progress, step => Assert.InRange(step.Done, 0, step.All - 1));
        Assert.All(rounds, step => Assert.Equal(builds.Log.Count, step.All));
        Assert.Equal(Enumerable.Range(rounds[0].Done, 12), rounds.Select(step => step.Done));
        Assert.Equal(rounds.Select(step => step.Left).OrderByDescending(left => left), rounds.Select(step => step.Left));
        Assert.InRange(rounds[11].Left!.Value.TotalSeconds, 40, 60);
    }

    [Fact]
    public async Task What_takes_much_longer_than_announced_ends_with_its_round()
    {
        builds.Build = (_, _, number) => MadeUpBuilds.Taking(number <= 2 ? 10 : 60);

        var results = await builds.RunAsync(builds.Plan(["Plain", "Tmpfs"], GoBuildState.Cold) with { Iterations = 4 });

        // 80 s were announced, so that 140 s are too many: two rounds take 240 s.
        Assert.Equal([2, 2], results.Select(result => result.Samples(GoBuildState.Cold).Count));
        Assert.Contains("stopped after 2 of 4 rounds", Assert.Single(builds.Warnings));
    }

    [Fact]
    public async Task Half_as_long_again_is_no_reason_to_stop()
    {
        builds.Build = (_, _, number) => MadeUpBuilds.Taking(number <= 1 ? 100 : 150);

        var results = await builds.RunAsync(builds.Plan(["Plain"], GoBuildState.Cold) with { Iterations = 4 });

        Assert.Equal(4, results[0].Samples(GoBuildState.Cold).Count);
        Assert.Empty(builds.Warnings);
    }

    [Fact]
    public async Task Without_a_warm_up_nothing_is_announced_and_the_first_round_tells()
    {
        builds.Build = (_, _, _) => MadeUpBuilds.Taking(60);

        var results = await builds.RunAsync(builds.Plan(["Plain"], GoBuildState.Cold) with { Iterations = 4, Warmup = 0 });

        Assert.Equal([(4, (TimeSpan?)null)], builds.Announced);
        Assert.Equal(4, results[0].Samples(GoBuildState.Cold).Count);
        Assert.Empty(builds.Warnings);
        Assert.Equal([null, 180, 120, 60], builds.Progress.Where(step => step.Now.Contains("round")).Select(step => step.Left?.TotalSeconds));
    }

    [Fact]
    public async Task Builds_that_explain_come_after_all_others_and_are_no_samples()
    {
        await builds.RunAsync(builds.Plan(["Plain", "Host"], GoBuildState.Cold, GoBuildState.Edit) with { Iterations = 2, Explains = true });

        var explaining = builds.Requests.Select((request, at) => (request, at)).Where(item => item.request.Arguments.Count > 0).Select(item => item.at).ToList();
        Assert.Equal(Enumerable.Range(builds.Log.Count - 6, 6), explaining);
        Assert.Equal(8, builds.Samples.Count);
        // Each edit is another one: what was built before is in the cache.
        var edits = builds.Requests.Where(request => request.Edit > 0).Select(request => request.Edit).ToList();
        Assert.Equal(edits.Distinct(), edits);
        Assert.Equal([0, 2, 3, 5], builds.Progress.Where(step => step.Now.EndsWith("explaining", StringComparison.Ordinal)).Select(step => step.Done - (builds.Log.Count - 6)));
    }

    [Fact]
    public async Task A_cold_build_is_made_once_more_for_what_compiler_and_linker_do()
    {
        var plan = builds.Plan(["CacheVolume"], GoBuildState.Cold, GoBuildState.Edit) with { Iterations = 1, Explains = true };
        var planned = plan.Scenarios[0];

        var results = await builds.RunAsync(plan with { Scenarios = [planned with { Settings = planned.Settings with { GoArgument = ["-gcflags=-N", "-v"] } }] });

        var cold = builds.Requests.Where(request => request.IsFresh).ToList();
        Assert.Equal(
            ["-gcflags=example.com/...=-N -c=2 -bench=/tmp/windockertools-bench.txt", "-gcflags=-N -c=2 -bench=/tmp/windockertools-bench.txt", "-ldflags=-benchmark=cpu"],
            cold[^1].Arguments.Select(argument => System.Text.RegularExpressions.Regex.Replace(argument, "-c=[0-9]", "-c=2")));
        Assert.Equal(["Parse and type check"], results[0].Profiles[GoBuildState.Cold].Phases.Select(phase => phase.Name));
        Assert.Empty(results[0].Profiles[GoBuildState.Edit].Phases);
    }

    [Fact]
    public async Task A_build_that_fails_for_the_phases_leaves_the_rest_of_the_profile()
    {
        builds.Build = (_, request, _) => MadeUpBuilds.Taking(1, request.Fetch.Count == 1 ? 1 : 0);

        var results = await builds.RunAsync(builds.Plan(["Plain"], GoBuildState.Cold) with { Iterations = 1, Explains = true });

        Assert.Empty(results[0].Profiles[GoBuildState.Cold].Phases);
        Assert.Empty(builds.Faults);
    }

    [Fact]
    public async Task A_stop_is_no_fault()
    {
        builds.Build = (_, _, number) => number > 2 ? throw new OperationCanceledException() : MadeUpBuilds.Taking(1);

        await Assert.ThrowsAsync<OperationCanceledException>(() => builds.RunAsync(builds.Plan(Usual, GoBuildState.Cold)));

        Assert.Empty(builds.Faults);
    }

    [Theory]
    [InlineData(GoBuildBase.Host, true)]
    [InlineData(GoBuildBase.Plain, false)]
    [InlineData(GoBuildBase.BindMount, false)]
    [InlineData(GoBuildBase.CacheVolume, true)]
    [InlineData(GoBuildBase.Tmpfs, false)]
    [InlineData(GoBuildBase.KeptContainer, true)]
    [InlineData(GoBuildBase.AgentCache, true)]
    public void What_keeps_caches_is_filled_before_anything_but_cold_builds(GoBuildBase @base, bool keeps)
    {
        var scenario = new PlannedScenario(new GoBuildScenario("x", @base), new(), null!);

        Assert.Equal(keeps, builds.Plan([], GoBuildState.Warm).NeedsFill(scenario));
        Assert.Equal(keeps, builds.Plan([], GoBuildState.Cold, GoBuildState.Edit).NeedsFill(scenario));
        Assert.False(builds.Plan([], GoBuildState.Cold).NeedsFill(scenario));
    }

    [Theory]
    [InlineData(ContainerMountType.Volume, false, true)]
    [InlineData(ContainerMountType.Bind, false, true)]
    [InlineData(ContainerMountType.Volume, true, false)]
    [InlineData(ContainerMountType.Tmpfs, false, false)]
    public void A_mount_that_is_written_to_keeps_too(ContainerMountType type, bool isReadOnly, bool keeps) => Assert.Equal(
        keeps, new PlannedScenario(new GoBuildScenario("x", GoBuildBase.Plain) { Mounts = [new(type, "a", "/a", isReadOnly)] }, new(), null!).KeepsCaches);
}
