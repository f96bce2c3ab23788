using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class ClassicOutputTests
{
    // What the engine of 20.10 sends, message by message.
    static readonly string[] Messages =
    [
        "Step 1/5 : FROM golocal:full AS build", "\n", " ---> 5e95731858b6\n",
        "Step 2/5 : WORKDIR /src", "\n", " ---> Using cache\n", " ---> e03f614edfb2\n",
        "Step 3/5 : COPY . .", "\n", " ---> d6768fac57d2\n",
        "Step 4/5 : RUN go build -o /out/app .", "\n", " ---> Running in 505ae5481c95\n", "\u001b[91m# example.com/hello\nbad\n\u001b[0m", "half a ", "line\n", "Removing intermediate container 505ae5481c95\n",
        " ---> 55c52a54dc10\n",
        "Step 5/5 : ENTRYPOINT [\"/app\"]", "\n", " ---> Running in 748ba1e196d5\n", "Removing intermediate container 748ba1e196d5\n", " ---> 4f9ad8b7ef9a\n",
        "Successfully built 4f9ad8b7ef9a\n",
    ];

    static ClassicOutput Read(string[] messages, ImageBuildOutcome outcome = ImageBuildOutcome.Succeeded)
    {
        var output = new ClassicOutput();
        for (var at = 0; at < messages.Length; at++)
            output.Read(messages[at], TimeSpan.FromSeconds(at));
        output.End(TimeSpan.FromSeconds(messages.Length), outcome);
        return output;
    }

    static string Show(BuilderStep step) => $"{step.Number} {step.Instruction.Split(' ')[0]} {step.Outcome} {step.Duration?.TotalSeconds}";

    [Fact]
    public void Steps_have_their_number_outcome_and_the_time_until_the_next() => Assert.Equal(
        ["1 FROM Built 3", "2 WORKDIR Cached ", "3 COPY Built 3", "4 RUN Built 8", "5 ENTRYPOINT Built 6"],
        Read(Messages).Steps.Select(Show));

    [Fact]
    public void Images_are_made_by_steps_that_were_not_cached_and_never_by_FROM() =>
        Assert.Equal(["d6768fac57d2", "55c52a54dc10", "4f9ad8b7ef9a"], Read(Messages).Made);

    [Fact]
    public void The_last_step_is_the_one_that_failed_and_what_it_wrote_is_kept_without_color()
    {
        var output = Read([.. Messages.Take(17)], ImageBuildOutcome.Failed);

        Assert.Equal("4 RUN Failed 7", Show(output.Steps[output.Steps.Count - 1]));
        Assert.Equal(["# example.com/hello", "bad", "half a line"], output.Tail);
    }

    [Fact]
    public void A_step_that_was_broken_off_did_not_fail() =>
        Assert.Equal("4 RUN Skipped 7", Read([.. Messages.Take(17)], ImageBuildOutcome.TimedOut).Steps.Select(Show).Last());

    [Fact]
    public void A_message_may_be_cut_anywhere() => Assert.Equal(
        Read(Messages).Steps.Select(step => (step.Number, step.Instruction, step.Outcome)),
        Read([.. string.Concat(Messages).Select(letter => letter.ToString())]).Steps.Select(step => (step.Number, step.Instruction, step.Outcome)));

    [Fact]
    public void Nothing_is_no_step() => Assert.Empty(Read([]).Steps);
}
