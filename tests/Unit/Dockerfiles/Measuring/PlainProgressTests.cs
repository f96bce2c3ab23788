using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class PlainProgressTests
{
    // Docker 20.10 with the lab's Go image, shortened.
    const string Failing = """
        #1 [internal] load build definition from Dockerfile
        #1 sha256:3792141d1ae86612a207b683a55461cfb11dce6f3083013958b6f7772411d977
        #1 transferring dockerfile: 32B done
        #1 DONE 0.0s

        #4 [build 1/6] FROM docker.io/library/golocal:full
        #4 sha256:56503ac347a059798d637687497da1e3b4579c933d0090ed34cbfb0725e78be8
        #4 DONE 0.0s

        #9 [build 5/6] COPY . .
        #9 sha256:7628d96e572cd0ae68bda05c301d17664571c92ad75a2d3fec27f33de7c0182f
        #9 DONE 0.0s

        #7 [build 3/6] COPY go.mod ./
        #7 sha256:fe1823e280cdb53d1c394bfe901804c89a991a4b1d2577732748b235296acb07
        #7 CACHED

        #10 [build 6/6] RUN --mount=type=cache,target=/root/.cache/go-build     go build -o /out/app .
        #10 sha256:d9dc900cc102c023742bec1ef3201907cc7c539330270763d2e7cdb10a4c1b6e
        #10 0.104 # example.com/hello
        #10 0.104 ./main.go:3:32: syntax error: unexpected } in argument list; possibly missing comma or )
        #10 ERROR: executor failed running [/bin/sh -c go build -o /out/app .]: exit code: 2
        ------
         > [build 6/6] RUN --mount=type=cache,target=/root/.cache/go-build     go build -o /out/app .:
        ------
        executor failed running [/bin/sh -c go build -o /out/app .]: exit code: 2
        """;

    static PlainProgress Parse(string text) => PlainProgress.Parse(text.Split('\n'));

    static string Show(BuilderStep step) => $"{step.Stage} {step.Number} {step.Instruction.Split(' ')[0]} {step.Outcome} {step.Duration?.TotalSeconds}";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Steps_have_stage_number_outcome_and_time(string newLine) => Assert.Equal(
        ["build 1 FROM Built 0", "build 5 COPY Built 0", "build 3 COPY Cached ", "build 6 RUN Failed "],
        Parse(Failing.Replace("\n", newLine)).Steps.Select(Show));

    [Fact]
    public void A_failure_tells_the_step_its_exit_code_and_its_last_words()
    {
        var progress = Parse(Failing);

        Assert.Equal(2, progress.ExitCode);
        Assert.Equal(6, progress.FailedStep!.Number);
        Assert.Equal(["# example.com/hello", "./main.go:3:32: syntax error: unexpected } in argument list; possibly missing comma or )"], progress.FailedOutput);
        Assert.StartsWith("executor failed running", progress.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_no_step_is_told_in_the_builders_words()
    {
        var progress = Parse("#2 [internal] load metadata for docker.io/library/nope:1\n#2 ERROR: pull access denied\n------\nfailed to solve: pull access denied");

        Assert.Null(progress.FailedStep);
        Assert.Null(progress.ExitCode);
        Assert.Equal("pull access denied", progress.Failure);
    }

    [Fact]
    public void What_no_vertex_says_is_a_failure_too() =>
        Assert.Equal("failed to solve: dockerfile parse error on line 1", Parse("failed to solve: dockerfile parse error on line 1\n").Failure);

    [Fact]
    public void Vertices_whose_lines_are_mixed_keep_theirs()
    {
        var steps = Parse("""
            #5 [a 2/2] RUN one
            #6 [b 2/3] RUN two
            #5 0.100 [b 3/3] RUN three
            #5 ...

            #6 [b 2/3] RUN two
            #6 0.200 CACHED
            #6 DONE 1.5s

            #5 [a 2/2] RUN one
            #5 CANCELED
            """).Steps;

        Assert.Equal(["a 2 RUN Skipped ", "b 2 RUN Built 1.5"], steps.Select(Show));
    }

    [Theory]
    [InlineData("[2/6] RUN x", null, 2)]
    [InlineData("[linux/amd64 2/6] RUN x", null, 2)]
    [InlineData("[linux/amd64 build 2/6] RUN x", "build", 2)]
    [InlineData("[linux/amd64->arm64 build 12/60] RUN x", "build", 12)]
    [InlineData("[stage-1 1/1] RUN x", "stage-1", 1)]
    public void A_platform_before_the_stage_is_left_out(string name, string? stage, int number)
    {
        var step = Parse($"#7 {name}\n#7 DONE 0.1s").Steps.Single();

        Assert.Equal((stage, number, "RUN x"), (step.Stage, step.Number, step.Instruction));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#1")]
    [InlineData("#1 DONE 0.1s")]
    [InlineData("#99999999999999999999 [a 1/2] RUN")]
    [InlineData("#1 [a 99999999999999/2] RUN")]
    public void What_is_no_step_is_none(string text) => Assert.Empty(Parse(text).Steps);
}
