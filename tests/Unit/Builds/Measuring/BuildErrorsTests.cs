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

    [Fact]
    public async Task A_build_that_does_not_compile_is_told_in_the_compilers_words() => Assert.Equal(
        "./main.go:3:15: undefined: missing", (await TellAsync(new BuildRun { Error = "# example.com/shop\n./main.go:3:15: undefined: missing\n", ExitCode = 1 })).Detail);

    [Fact]
    public async Task Tests_that_fail_say_so_on_standard_output() =>
        Assert.Equal("--- FAIL: TestSum (0.00s); FAIL", (await TellAsync(new BuildRun { Output = "--- FAIL: TestSum (0.00s)\nFAIL\n", ExitCode = 1 })).Detail);

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
