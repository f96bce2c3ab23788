using System;
using System.Linq;
using CsCheck;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

/// <summary>What builders write holds what builds write, which may be anything.</summary>
public sealed class BuildOutputProperties
{
    static readonly string[] Pieces =
    [
        "#1 ", "#2 ", "#30 ", "#999999999 ", "[a 1/3] FROM x", "[a 2/3] RUN y", "[3/3] COPY . .", "[linux/amd64 b 2/2] ADD", "CACHED", "DONE 0.3s", "DONE 999999999.999999999s", "DONE -1s", "ERROR: exit code: 2", "ERROR: exit code: 999999999",
        "ERROR", "CANCELED", "0.234 text", "sha256:abc", "...", "\n", "\r\n", "\r", "------", " > [a 2/3] RUN y:", "Step 1/3 : FROM x", "Step 2/3 : RUN y", "Step 999999999/3 : ", "Step 99999999999/3 : x", " ---> ", "Using cache", "0123456789ab",
        "Running in 0123456789ab", "\u001b[91m", "\u001b[", "\0", "\ud800", "é",
    ];

    static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 30].Select(string.Concat);

    [Fact]
    public void Any_progress_is_read() => Fuzz.All(Text, text =>
    {
        var progress = PlainProgress.Parse(text.Split('\n'));
        Assert.All(progress.Steps, step => Assert.True(step.Number >= 0 && Enum.IsDefined(step.Outcome)));
        Assert.Equal(progress.FailedStep is not null, progress.Steps.Any(step => step.Outcome == ImageStepOutcome.Failed));
        Assert.True(progress.FailedOutput.Count <= 20);
    });

    [Fact]
    public void Any_output_of_the_classic_builder_is_read_and_cutting_it_elsewhere_changes_no_image() => Fuzz.All(Gen.Select(Text, Gen.Int[1, 7]), (text, size) =>
    {
        var whole = Read([text + "\n"]);
        var cut = Read([.. text.Chunk(size).Select(part => new string(part)), "\n"]);
        Assert.All(whole.Steps, step => Assert.True(step.Duration is null || step.Duration >= TimeSpan.Zero));
        Assert.True(whole.Tail.Count <= 20);
        Assert.All(whole.Made.Concat(cut.Made), id => Assert.Equal(12, id.Length));
    });

    [Fact]
    public void Any_list_of_the_cache_is_read() => Fuzz.All(Gen.Select(Text, Gen.Int[0, 3]), (text, kind) =>
        BuildCache.Parse(kind switch { 0 => text, 1 => $"[{text}]", 2 => "[{\"ID\":\"a\",\"CreatedAt\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}]", _ => "[1,{\"ID\":{}},null]" }), count: 20_000);

    // Mixed lines of vertices mean what each alone means.
    [Fact]
    public void The_order_of_vertices_lines_does_not_matter() => Gen.Int[0, 1].Array[8].Sample(turns =>
    {
        string[][] vertices = [["#1 [a 2/3] RUN x", "#1 0.1 hi", "#1 DONE 0.5s"], ["#2 [b 2/2] COPY . .", "#2 sha256:0", "#2 CACHED"]];
        int[] next = [0, 0];
        var lines = turns.Concat([0, 0, 0, 1, 1, 1]).Where(vertex => next[vertex] < 3).Select(vertex => vertices[vertex][next[vertex]++]).ToList();
        Assert.Equal(
            ["a 2 Built", "b 2 Cached"],
            PlainProgress.Parse(lines).Steps.Select(step => $"{step.Stage} {step.Number} {step.Outcome}").Order());
    });

    static ClassicOutput Read(string[] pieces)
    {
        var output = new ClassicOutput();
        for (var at = 0; at < pieces.Length; at++)
            output.Read(pieces[at], TimeSpan.FromSeconds(at));
        output.End(TimeSpan.FromSeconds(pieces.Length), ImageBuildOutcome.Failed);
        return output;
    }
}
