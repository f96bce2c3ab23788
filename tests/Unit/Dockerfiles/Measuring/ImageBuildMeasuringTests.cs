using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class ImageBuildMeasuringTests : IDisposable
{
    static readonly ImageBuildState[] AllStates = [ImageBuildState.Cold, ImageBuildState.NoChange, ImageBuildState.SourceEdit, ImageBuildState.DependencyEdit];

    readonly MadeUpImageBuilds builds = new();

    public void Dispose() => builds.Dispose();

    static ImageBuildRun Took(double seconds) => MadeUpImageBuilds.Took(seconds);

    static ImageBuildRun Failed(string error, int? code = null) => new(ImageBuildOutcome.Failed)
    {
        Error = error, ExitCode = code, LastOutput = ["one", "two"],
        Steps = [new BuilderStep("build", 2, "COPY . .") { Outcome = ImageStepOutcome.Failed }],
    };

    [Fact]
    public async Task Each_file_fills_its_caches_first_and_then_has_its_turn_in_each_state_and_round()
    {
        builds.Add(_ => Took(2), AllStates);
        builds.Add(_ => Took(1), AllStates);

        var measured = await builds.RunAsync(3);

        Assert.All(builds.Builders, builder => Assert.Equal(1 + (4 * 3), builder.Turns.Count));
        Assert.All(builds.Turns.Take(2), turn => Assert.True(turn.IsCold));
        Assert.Equal([0, 0], builds.Samples.Take(2).Select(sample => sample.Iteration));
        Assert.Equal(AllStates.Concat(AllStates), measured.Select(item => item.State));
        Assert.All(measured, item => Assert.Equal((3, 3, ImageBuildOutcome.Succeeded), (item.Iterations, item.Samples.Count, item.Outcome)));
        Assert.All(Enumerable.Range(0, 3), round => Assert.Equal(8, builds.Samples.Skip(2 + (8 * round)).Take(8).Select(sample => (sample.State, sample.Iteration == round + 1)).Count(pair => pair.Item2)));
    }

    [Fact]
    public async Task The_order_is_shuffled_and_comes_again_with_the_same_seed()
    {
        async Task<string> OrderAsync(int seed)
        {
            using var own = new MadeUpImageBuilds();
            own.Add(_ => Took(1), AllStates);
            await own.RunAsync(4, seed);
            return string.Join(" ", own.Samples.Select(sample => sample.State));
        }

        Assert.Equal(await OrderAsync(1), await OrderAsync(1));
        Assert.NotEqual(await OrderAsync(1), await OrderAsync(2));
    }

    [Fact]
    public async Task Cold_builds_use_no_cache_and_each_edit_is_a_new_one_of_the_states_file()
    {
        builds.Add(_ => Took(1), AllStates);

        await builds.RunAsync(2);

        Assert.Equal(1 + 2, builds.Turns.Count(turn => turn.IsCold));
        var edits = builds.Turns.Where(turn => turn.Change is not null).Select(turn => (turn.Change!.File.Path, Text: Encoding.UTF8.GetString(turn.Change.Content))).ToList();
        Assert.Equal(["go.mod", "go.mod", "main.go", "main.go"], edits.Select(edit => edit.Path).OrderBy(path => path, StringComparer.Ordinal));
        Assert.Equal(4, edits.Select(edit => edit.Text).Distinct().Count());
        Assert.Equal(builds.Turns.Select(turn => turn.Tag), builds.Remains.Tags);
        Assert.Equal(builds.Turns.Count, builds.Remains.Tags.Distinct().Count());
    }

    [Fact]
    public async Task Times_are_compared_with_the_first_file_in_the_same_state()
    {
        builds.Add(turn => Took(turn.IsCold ? 10 : 4), ImageBuildState.Cold, ImageBuildState.NoChange);
        builds.Add(turn => Took(turn.IsCold ? 5 : 8), ImageBuildState.Cold, ImageBuildState.NoChange);

        var measured = await builds.RunAsync(5);

        Assert.Equal([1, 1, 0.5, 2], measured.Select(item => Math.Round(item.Ratio!.Value, 6)));
        Assert.Equal([null, null, Difference.Faster, Difference.Slower], measured.Select(item => item.Difference));
        Assert.Equal([10, 4, 5, 8], measured.Select(item => item.Median!.Value.TotalSeconds));
        Assert.All(measured, item => Assert.NotNull(item.Interval));
    }

    [Fact]
    public async Task A_file_whose_first_build_fails_is_told_with_all_its_states_and_the_others_go_on()
    {
        builds.Add(_ => Failed("it says no", 3), ImageBuildState.NoChange, ImageBuildState.SourceEdit);
        builds.Add(_ => Took(1), ImageBuildState.NoChange, ImageBuildState.SourceEdit);

        var measured = await builds.RunAsync(2);

        Assert.Single(builds.Builders[0].Turns);
        Assert.Equal([ImageBuildOutcome.Failed, ImageBuildOutcome.Failed, ImageBuildOutcome.Succeeded, ImageBuildOutcome.Succeeded], measured.Select(item => item.Outcome));
        Assert.Equal((3, 0, null), (measured[0].ExitCode, measured[0].Iterations, measured[0].Median));
        Assert.Null(measured[2].Ratio);
        Assert.Equal(FaultKind.ImageBuildFailed, Assert.Single(builds.Faults).Kind);
        Assert.Equal("step 2 of 'build' in line 2, COPY . ., exit code 3: one\ntwo", builds.Faults[0].Detail);
    }

    [Fact]
    public async Task A_build_that_fails_in_the_middle_ends_its_file_and_what_was_measured_stays()
    {
        var left = 3;
        builds.Add(_ => left-- > 0 ? Took(1) : Failed("it says no"), ImageBuildState.NoChange);

        var measured = await builds.RunAsync(9);

        Assert.Equal((ImageBuildOutcome.Failed, 3, 1.0), (measured[0].Outcome, measured[0].Iterations, measured[0].Median!.Value.TotalSeconds));
        Assert.Equal(ImageStepOutcome.Failed, measured[0].Steps.Single().Outcome);
    }

    [Fact]
    public async Task A_build_whose_time_is_over_has_no_duration()
    {
        builds.Add(_ => new ImageBuildRun(ImageBuildOutcome.TimedOut) { Duration = TimeSpan.FromSeconds(9) }, ImageBuildState.Cold);

        var measured = await builds.RunAsync(1);

        Assert.Equal((ImageBuildOutcome.TimedOut, null), (measured[0].Outcome, measured[0].Samples.Single().Duration));
        Assert.Equal(FaultKind.ImageBuildTimeout, Assert.Single(builds.Faults).Kind);
    }

    [Fact]
    public async Task An_engine_that_goes_away_is_told_once_and_what_was_measured_stays()
    {
        var left = 5;
        builds.Add(Build, ImageBuildState.Cold);
        builds.Add(Build, ImageBuildState.Cold);

        var measured = await builds.RunAsync(9);

        Assert.Equal(FaultKind.EngineUnreachable, Assert.Single(builds.Faults).Kind);
        Assert.All(measured, item => Assert.Equal(ImageBuildOutcome.Stopped, item.Outcome));
        Assert.Equal(3, measured.Sum(item => item.Iterations));

        ImageBuildRun Build(ImageBuildTurn turn) => left-- > 0 ? Took(1) : throw new FaultException(FaultKind.EngineUnreachable, "unix:///x", "gone");
    }

    [Fact]
    public async Task An_image_is_looked_at_once_and_layers_without_bytes_are_left_out()
    {
        builds.Add(_ => Took(1), ImageBuildState.Cold);

        var measured = await builds.RunAsync(1);

        Assert.Equal((7, 0), (measured[0].ImageSize, measured[0].Contents?.FileCount));
        Assert.Equal([new ImageLayer(5, "FROM"), new ImageLayer(2, "COPY")], measured[0].Layers);
        Assert.Equal(3, measured[0].ContextFiles);
    }
}
