using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>Builds that fail, hang and are broken off leave nothing, and say what happened.</summary>
[Collection(typeof(GoLab))]
public sealed class ImageBuildFailureTests(GoLab lab) : ImageBuildTests(lab)
{
    [Theory]
    [InlineData(Classic, 3)]
    [InlineData(BuildKit, 3)]
    public async Task A_step_that_fails_is_told_with_its_line_and_last_words_and_other_files_go_on(string builder, int number)
    {
        var image = await ShellAsync();
        var bad = Write(("Dockerfile", $"FROM {image} AS first\nRUN touch /a\nRUN echo some words && \\\n    exit 42\nRUN touch /b\n"));
        var good = Write(("Dockerfile", $"FROM {image}\nRUN touch /a\n"));
        var before = await InventoryAsync();

        var result = Measure(builder, "-State Cold, NoChange -Iteration 1", bad, good);

        Assert.Equal(["ImageBuildFailed"], result.ErrorIds);
        Assert.Matches($@"(?s){bad}.*step {number} of 'first' in line 3, RUN echo some words.*exit code 42: .*some words", result.Errors[0].ToString());
        Assert.Equal(["Failed", "Failed", "Succeeded", "Succeeded"], result.Output.Select(item => $"{item.Value("Outcome")}"));
        Assert.Equal(42, result.Output[0].Value("ExitCode"));
        Assert.Null(result.Output[0].Value("Median"));
        Assert.Contains("3 Failed the cache was not used", Steps(result.Output[0]).Select(Show));
        Assert.Null(result.Output[2].Value("Ratio"));
        Assert.Equal(before, await InventoryAsync());
    }

    [Theory]
    [InlineData(Classic)]
    [InlineData(BuildKit)]
    public async Task A_build_that_hangs_is_ended_when_its_time_is_over(string builder)
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", $"FROM {image}\nRUN touch /a\nRUN sleep 301\n"));
        var before = await InventoryAsync();
        var clock = Stopwatch.StartNew();

        var result = Measure(builder, "-State Cold -Iteration 1 -TimeoutSec 3", file);

        Assert.Equal(["ImageBuildTimeout"], result.ErrorIds);
        Assert.Contains("RUN sleep 301", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("TimedOut", $"{result.Single.Value("Outcome")}");
        Assert.InRange(clock.Elapsed.TotalSeconds, 3, 40);
        Assert.Equal(before, await InventoryAsync());
    }

    [Theory]
    [InlineData(Classic)]
    [InlineData(BuildKit)]
    public async Task Ctrl_C_leaves_nothing_behind(string builder)
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", $"FROM {image}\nRUN touch /a\nRUN sleep 302\n"));
        var before = await InventoryAsync();
        using var shell = Start(Session, builder, "-State Cold", file);
        var ended = shell.InvokeAsync();
        await WaitForCommandAsync("sleep 302");

        shell.Stop();

        await Assert.ThrowsAnyAsync<RuntimeException>(() => ended.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(before, await InventoryAsync());
    }

    [Theory]
    [InlineData("BuildKit", "BuildKit")]
    [InlineData("Classic", "BuildKit")]
    public async Task Two_calls_at_once_do_not_disturb_each_other(string first, string second)
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", $"FROM {image}\nCOPY . /src\nRUN sleep 0.1; cat /src/main.go > /a\nRUN touch /b\n"), ("main.go", "package main\n\nfunc main() {}\n"));
        var before = await InventoryAsync();
        using var other = new EngineSession();
        using var one = Start(Session, first, "-State Cold, NoChange, SourceEdit -Iteration 1", file);
        using var two = Start(other, second, "-State Cold, NoChange, SourceEdit -Iteration 2", file);

        var both = await Task.WhenAll(one.InvokeAsync(), two.InvokeAsync()).WaitAsync(2 * Soon, TestContext.Current.CancellationToken);

        Assert.Empty(one.Streams.Error.Concat(two.Streams.Error).Select(error => error.ToString()));
        Assert.All(both.SelectMany(output => output), item => Assert.Equal("Succeeded", $"{item.Value("Outcome")}"));
        // The classic builder takes the newest image of a step, of whichever call that is, though the next step of it be not done yet.
        if (first == BuildKit && second == BuildKit)
            Assert.All(both, output => Assert.Equal(0, output.Single(item => $"{item.Value("State")}" == "NoChange").Value("StepsRebuilt")));
        Assert.Equal(WithoutCopies(before), WithoutCopies(await InventoryAsync()));
    }

    // BuildKit has a copy of what it was sent last, and takes another one where two builds want it at once.
    static IEnumerable<string> WithoutCopies(IEnumerable<string> inventory) => inventory.Where(entry => !entry.Contains(": local source for ", StringComparison.Ordinal));

    [Theory]
    [InlineData(Classic, "FROM", "FROM")]
    [InlineData(BuildKit, "FROM", "FROM")]
    [InlineData(Classic, "FROM no-such-image:1", "no-such-image")]
    [InlineData(BuildKit, "FROM no-such-image:1", "no-such-image")]
    [InlineData(Classic, "FRM scratch", "FRM")]
    [InlineData(BuildKit, "FRM scratch", "FRM")]
    public async Task A_file_that_no_builder_takes_is_told_in_the_builders_words(string builder, string text, string words)
    {
        await ShellAsync();

        var result = Measure(builder, "-State Cold -Iteration 1", Write(("Dockerfile", text + "\n")));

        Assert.Equal(["ImageBuildFailed"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Failed", $"{result.Single.Value("Outcome")}");
    }
}

/// <summary>An engine of its own to kill.</summary>
[Collection(typeof(GoLab))]
public sealed class ImageBuildEngineDeathTests(GoLab lab) : ImageBuildTests(lab)
{
    // Made before the folder of the temporary files is set, which is too long for a socket.
    readonly GoLab own = new();

    public override async ValueTask DisposeAsync()
    {
        await own.DisposeAsync();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(Classic)]
    [InlineData(BuildKit)]
    public async Task An_engine_that_dies_in_the_middle_is_one_error(string builder)
    {
        var image = await own.NoneAsync();
        var file = Write(("Dockerfile", $"FROM {image}\nRUN sleep 33\n"));
        using var shell = Session.Shell("param($path, $engine) " + Call + $"-Builder {builder} -State Cold", ("path", file), ("engine", own.Engine.DockerHost));
        var ended = shell.InvokeAsync();
        await WaitForCommandAsync("sleep 33");

        own.Engine.Signal("KILL");

        var output = await ended.WaitAsync(2 * Soon, TestContext.Current.CancellationToken);
        Assert.Contains(shell.Streams.Error.Single().FullyQualifiedErrorId.Split(',')[0], new[] { "EngineUnreachable", "EngineFailed" });
        Assert.All(output, item => Assert.NotEqual("Succeeded", $"{item.Value("Outcome")}"));
    }
}
