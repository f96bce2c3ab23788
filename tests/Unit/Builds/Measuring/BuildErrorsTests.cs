using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Measuring;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Measuring;

public sealed class BuildErrorsTests
{
    readonly MadeUpBuilds listener = new();
    readonly BuildErrors errors;

    public BuildErrorsTests() => errors = new BuildErrors(listener);

    async Task<FaultException> TellAsync(BuildRun run, GoBuildOutcome outcome = GoBuildOutcome.BuildFailed, string scenario = "Plain")
    {
        var planned = listener.Plan([scenario], GoBuildState.Cold).Scenarios[0];
        await errors.ReportAsync(planned, new GoBuildSample(scenario, GoBuildState.Cold, 1, GoBuildResources.Unknown) { Outcome = outcome }, run);
        return listener.Faults.Last();
    }

    async Task<string> WordsAsync(string error, string output = "", int exitCode = 1) => (await TellAsync(new BuildRun { Error = error, Output = output, ExitCode = exitCode })).Detail;

    [Theory]
    [InlineData("# example.com/shop\n./main.go:3:15: undefined: missing\n", "./main.go:3:15: undefined: missing")]
    [InlineData("# a\r\nmain.go:1: one\r\nb/c.go:2:2: two\r\n", "main.go:1: one; b/c.go:2:2: two")]
    [InlineData("go: downloading x v1\ngo.mod:5: unknown directive: foo\n", "go.mod:5: unknown directive: foo")]
    [InlineData("with space/größe.go:3:1: no\n\tcontinued.go:9: more\n", "with space/größe.go:3:1: no")]
    [InlineData(@"C:\shop\main.go:3:1: no", @"C:\shop\main.go:3:1: no")]
    [InlineData("asm_amd64.s:7: unrecognized instruction", "asm_amd64.s:7: unrecognized instruction")]
    [InlineData("a.go:1: 1\na.go:2: 2\na.go:3: 3\na.go:4: 4\na.go:5: too many errors\n", "a.go:1: 1; a.go:2: 2; a.go:3: 3; and 2 more lines")]
    public async Task The_compilers_own_lines_are_the_error(string said, string expected) => Assert.Equal(expected, await WordsAsync(said));

    [Theory]
    [InlineData("# m\ngo: cannot find main module\n", "go: cannot find main module")]
    [InlineData("link: no space left on device", "link: no space left on device")]
    [InlineData("", "exit code 1, and no word")]
    [InlineData("# example.com/shop\n", "exit code 1, and no word")]
    [InlineData(" \r\n\n", "exit code 1, and no word")]
    public async Task Else_whatever_was_said(string said, string expected) => Assert.Equal(expected, await WordsAsync(said));

    [Fact]
    public async Task Tests_that_fail_say_so_on_standard_output() =>
        Assert.Equal("--- FAIL: TestSum (0.00s);     sum_test.go:7: 3; FAIL; and 1 more lines", await WordsAsync("", "--- FAIL: TestSum (0.00s)\n    sum_test.go:7: 3\nFAIL\nFAIL\tm\t0.001s\n"));

    [Fact]
    public async Task Each_outcome_is_an_error_of_its_kind()
    {
        Assert.Equal(
            (FaultKind.GoBuildOutOfMemory, "compile: signal: killed"),
            await KindAsync(new BuildRun { Error = "# net/http\ncompile: signal: killed\n", ExitCode = 1 }, GoBuildOutcome.OutOfMemory));
        Assert.Equal((FaultKind.GoBuildOutOfMemory, "the kernel killed a process of it"), await KindAsync(new BuildRun { ExitCode = 137 }, GoBuildOutcome.OutOfMemory));
        Assert.Equal((FaultKind.GoBuildTimeout, "the time limit ended it after 60 s (TimedOut)"), await KindAsync(new BuildRun { Total = TimeSpan.FromSeconds(60.2) }, GoBuildOutcome.TimedOut));
        Assert.Equal((FaultKind.GoBuildTimeout, "the time limit ended it after 60 s (Thrashing)"), await KindAsync(new BuildRun { Total = TimeSpan.FromSeconds(60.2) }, GoBuildOutcome.Thrashing));
        Assert.Equal((FaultKind.GoBuildStopped, "exit code 143"), await KindAsync(new BuildRun { ExitCode = 143 }, GoBuildOutcome.Stopped));
        Assert.Equal((FaultKind.GoBuildStopped, "no exit code"), await KindAsync(new BuildRun(), GoBuildOutcome.Stopped));
    }

    async Task<(FaultKind, string)> KindAsync(BuildRun run, GoBuildOutcome outcome) => await TellAsync(run, outcome) is var fault ? (fault.Kind, fault.Detail) : default;

    [Fact]
    public async Task The_same_words_of_two_scenarios_are_one_error_and_other_words_another()
    {
        var run = new BuildRun { Error = "main.go:1:1: no", ExitCode = 1 };

        await TellAsync(run);
        await TellAsync(run, scenario: "Host");
        await TellAsync(run with { Error = "main.go:1:1: yes" }, scenario: "Tmpfs");

        Assert.Equal(["Plain", "Tmpfs"], listener.Faults.Select(fault => fault.Subject));
    }

    [Fact]
    public async Task Each_scenario_that_lacks_memory_is_told_of()
    {
        await TellAsync(new BuildRun(), GoBuildOutcome.OutOfMemory);
        await TellAsync(new BuildRun(), GoBuildOutcome.OutOfMemory);
        await TellAsync(new BuildRun(), GoBuildOutcome.OutOfMemory, "Host");

        Assert.Equal(["Plain", "Host"], listener.Faults.Select(fault => fault.Subject));
    }
}
