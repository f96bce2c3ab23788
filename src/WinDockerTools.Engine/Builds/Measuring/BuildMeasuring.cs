using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>
/// Makes the builds of a plan: a warm-up of every scenario, then rounds in which each scenario has its turn in each
/// state, in an order shuffled anew, so that what else goes on at the machine hits all alike.
/// </summary>
/// <param name="plan">What to build.</param>
/// <param name="listener">Who hears of it.</param>
/// <param name="clock">Time since any moment.</param>
sealed class BuildMeasuring(MeasurePlan plan, IMeasurementListener listener, Func<TimeSpan> clock)
{
    // Work that was announced may take half as long again; then it ends with the round.
    const double Overrun = 1.5;
    static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    readonly BuildErrors errors = new(listener);
    readonly Dictionary<(ScenarioResult, GoBuildState), TimeSpan> expected = [];
    readonly HashSet<(ScenarioResult, GoBuildState)> explained = [];
    int rounds = plan.Iterations;
    int done, edits;

    public async Task<IReadOnlyList<ScenarioResult>> RunAsync(CancellationToken stop)
    {
        List<ScenarioResult> results = [.. plan.Scenarios.Select(scenario => new ScenarioResult(scenario))];
        foreach (var result in results)
            await PrepareAsync(result, results, stop).ConfigureAwait(false);
        await MeasureAsync(results, stop).ConfigureAwait(false);
        if (plan.Explains)
            await ExplainAsync(results, stop).ConfigureAwait(false);
        return results;
    }

    int All(List<ScenarioResult> results) => done + Turns(results).Sum(Left);

    IEnumerable<(ScenarioResult Result, GoBuildState State)> Turns(IEnumerable<ScenarioResult> results) =>
        results.SelectMany(result => plan.States.Select(state => (result, state)));

    int Left((ScenarioResult Result, GoBuildState State) turn) => turn.Result.IsOver ? 0
        : rounds - turn.Result.Samples(turn.State).Count + (plan.Explains && !explained.Contains(turn) ? Explaining.Builds(turn.State) : 0);

    async Task PrepareAsync(ScenarioResult result, List<ScenarioResult> results, CancellationToken stop)
    {
        await GuardAsync(result, async () =>
        {
            await listener.ProgressAsync(done, All(results), $"{result.Planned.Scenario}: asking the toolchain", null).ConfigureAwait(false);
            result.Site = await result.Planned.Site.ProbeAsync(stop).ConfigureAwait(false);
            var fills = Math.Max(plan.Warmup, plan.NeedsFill(result.Planned) ? 1 : 0);
            for (var fill = 0; fill < fills && !result.IsOver; fill++)
            {
                var run = await WarmUpAsync(result, results, GoBuildState.Cold, 0, stop).ConfigureAwait(false);
                // The first build is a cold one, all others find what it left; without caches to keep, they are cold too.
                Expect(result, state => !result.Planned.KeepsCaches || (state == GoBuildState.Cold) == (fill == 0), run.Total);
            }
            if (result.IsOver || !plan.NeedsFill(result.Planned))
                return;
            if (plan.States.Contains(GoBuildState.Edit))
                Expect(result, state => state == GoBuildState.Edit || (state == GoBuildState.Warm && fills == 1), (await WarmUpAsync(result, results, GoBuildState.Edit, ++edits, stop).ConfigureAwait(false)).Total);
            else if (fills == 1)
                Expect(result, state => state == GoBuildState.Warm, (await WarmUpAsync(result, results, GoBuildState.Warm, 0, stop).ConfigureAwait(false)).Total);
        }).ConfigureAwait(false);
    }

    async Task<BuildRun> WarmUpAsync(ScenarioResult result, List<ScenarioResult> results, GoBuildState state, int edit, CancellationToken stop)
    {
        await listener.ProgressAsync(done, All(results), $"{result.Planned.Scenario}: warm-up", null).ConfigureAwait(false);
        var run = await result.Planned.Site.RunAsync(
            new BuildRequest(IsFresh: false, edit, plan.Limit) { WantsSize = result.BinarySize is null }, stop).ConfigureAwait(false);
        done++;
        result.BinarySize ??= run.BinarySize;
        var sample = Samples.Of(result.Planned, plan.States.Contains(state) ? state : plan.States[0], 1, run, LoadAverage.Read());
        if (sample.Outcome != GoBuildOutcome.Succeeded)
        {
            result.Failure = sample;
            result.IsOver = true;
            await listener.SampleAsync(sample).ConfigureAwait(false);
            await errors.ReportAsync(result.Planned, sample, run).ConfigureAwait(false);
        }
        return run;
    }

    async Task MeasureAsync(List<ScenarioResult> results, CancellationToken stop)
    {
        var started = clock();
        var estimate = Remaining(results);
        await listener.AnnounceAsync(All(results) - done, estimate).ConfigureAwait(false);
        for (var round = 1; round <= plan.Iterations; round++)
        {
            foreach (var (result, state) in Shuffle.Of(Turns(results).ToList(), unchecked(plan.Seed + round)))
            {
                if (!result.IsOver)
                    await GuardAsync(result, () => TakeAsync(result, state, round, results, stop)).ConfigureAwait(false);
            }
            // What nobody could tell before, the first round has told.
            estimate ??= clock() - started + (Remaining(results) ?? TimeSpan.Zero);
            if (round < plan.Iterations && clock() - started > Slack + TimeSpan.FromTicks((long)(estimate.Value.Ticks * Overrun)))
            {
                rounds = round;
                await listener.WarnAsync($"The builds take longer than announced: stopped after {round} of {plan.Iterations} rounds.").ConfigureAwait(false);
                return;
            }
        }
    }

    async Task TakeAsync(ScenarioResult result, GoBuildState state, int round, List<ScenarioResult> results, CancellationToken stop)
    {
        await listener.ProgressAsync(done, All(results), $"{result.Planned.Scenario} {state}, round {round}", Remaining(results)).ConfigureAwait(false);
        var load = LoadAverage.Read();
        var run = await result.Planned.Site.RunAsync(
            new BuildRequest(IsFresh: state == GoBuildState.Cold, state == GoBuildState.Edit ? ++edits : 0, plan.Limit) { WantsSize = result.BinarySize is null }, stop).ConfigureAwait(false);
        done++;
        result.BinarySize ??= run.BinarySize;
        var sample = Samples.Of(result.Planned, state, round, run, load);
        expected[(result, state)] = run.Total;
        result.Add(sample);
        await listener.SampleAsync(sample).ConfigureAwait(false);
        if (sample.Outcome == GoBuildOutcome.Succeeded)
            return;
        await errors.ReportAsync(result.Planned, sample, run).ConfigureAwait(false);
        // A limit that was met once may be missed in the next run; what takes its whole time limit, or does not
        // compile, will do so again.
        result.IsOver = sample.Outcome != GoBuildOutcome.OutOfMemory;
    }

    async Task ExplainAsync(List<ScenarioResult> results, CancellationToken stop)
    {
        foreach (var (result, state) in Turns(results))
        {
            if (result.IsOver)
                continue;
            await listener.ProgressAsync(done, All(results), $"{result.Planned.Scenario} {state}: explaining", null).ConfigureAwait(false);
            await GuardAsync(result, async () =>
            {
                if (await Explaining.RunAsync(plan, result, state, state == GoBuildState.Edit ? ++edits : 0, stop).ConfigureAwait(false) is { } profile)
                    result.Profiles[state] = profile;
            }).ConfigureAwait(false);
            done += Explaining.Builds(state);
            explained.Add((result, state));
        }
    }

    async Task GuardAsync(ScenarioResult result, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (WorkFolder.FaultOf(e) is { } fault)
        {
            result.IsOver = result.IsBroken = true;
            await errors.ReportAsync(fault).ConfigureAwait(false);
        }
    }

    void Expect(ScenarioResult result, Func<GoBuildState, bool> applies, TimeSpan time)
    {
        foreach (var state in plan.States.Where(applies))
            expected[(result, state)] = time;
    }

    /// <summary>Null where of a build nothing is known yet.</summary>
    TimeSpan? Remaining(List<ScenarioResult> results)
    {
        var turns = Turns(results).Where(turn => Left(turn) > 0).ToList();
        return turns.All(expected.ContainsKey) ? TimeSpan.FromTicks(turns.Sum(turn => Left(turn) * expected[turn].Ticks)) : null;
    }
}
