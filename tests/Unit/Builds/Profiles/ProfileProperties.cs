using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Common;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class ProfileProperties
{
    static readonly byte[] Graph = Encoding.UTF8.GetBytes("[" + string.Join(",", [
        Recorded.Action(0, "link", "app", 8, 10, "2,1"),
        Recorded.Action(1, "build", "ä", 0, 5.5),
        Recorded.Action(2, "build", "app", 1, 5, "3", hasCommands: false, ready: 0.5).Replace("\"Cmd\"", "\"CmdReal\":1500,\"CmdUser\":1200,\"CmdSys\":300,\"Cmd\""),
        Recorded.Action(3, "nop", "", 0, 1.75),
        "{\"ID\":4,\"Mode\":\"build\",\"Package\":\"never\",\"TimeReady\":\"0001-01-01T00:00:00Z\",\"TimeStart\":\"0001-01-01T00:00:00Z\"}",
    ]) + "]");

    [Fact]
    public void A_damaged_graph_is_explained_or_refused() => Fuzz.Run(Mutation.Json([Graph]), input => Check(Read(input.Content)), [FaultKind.ActionGraphInvalid], count: 30_000);

    [Fact]
    public void Bytes_that_were_damaged_anywhere_are_explained_or_refused() =>
        Fuzz.Run(Mutation.Bytes(Recorded.Bytes("cobra-warm.json"), 1, 2), content => Check(Read(content)), [FaultKind.ActionGraphInvalid], count: 3_000);

    [Fact]
    public void Graphs_of_any_shape_have_a_path_no_longer_than_the_sum_and_no_shorter_than_a_step() => Fuzz.All(
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, int.MaxValue], (count, seed) => (count, seed)),
        input =>
        {
            var random = new Random(input.seed);
            var start = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
            var actions = Enumerable.Range(0, input.count).Select(id => new ActionRecord
            {
                Id = id,
                Deps = [.. Enumerable.Range(0, id).Where(_ => random.Next(3) == 0)],
                Start = start,
                Done = start.AddTicks(random.Next(1000)),
            }).OrderBy(_ => random.Next()).ToList();

            var path = CriticalPath.Of(actions)!;

            Assert.Equal(Longest(actions), path.Length);
            Assert.Equal(path.Length, new TimeSpan(actions.Where(action => path.Ids.Contains(action.Id)).Sum(action => action.Duration.Ticks)));
        },
        count: 20_000);

    [Fact]
    public void Any_text_is_taken_for_phases_of_the_compiler() => Fuzz.All(
        Gen.OneOf(Mutation.Bytes(Recorded.Bytes("compiler-1.19.bench"), 0, 4), Text("BenchmarkCompile:", "a", ":fe:", ":be:", "parse", "subtotal", " 1 ", "5", "1e99", "NaN", " ns/op", "\n")),
        content => Assert.All(CompilerBench.ReadAsync(new MemoryStream(content)).GetAwaiter().GetResult(), phase => Assert.True(phase.Duration >= TimeSpan.Zero && phase.Reported.Count > 0)),
        count: 20_000);

    [Fact]
    public void Any_text_is_taken_for_phases_of_the_linker() => Fuzz.All(
        Gen.OneOf(Mutation.Bytes(Recorded.Bytes("linker-1.19.txt"), 0, 4), Text("Benchmark", "Loadlib", "TotalTime", " 1 ", "5", "-5", "1e99", " ns/op", " B/op", "\n")),
        content => Assert.All(LinkerBench.Read(Encoding.UTF8.GetString(content)), phase => Assert.True(phase.Duration >= TimeSpan.Zero && phase.Reported.Count > 0)),
        count: 20_000);

    [Fact]
    public void Any_text_is_taken_for_a_trace() => Fuzz.All(
        Gen.OneOf(Mutation.Bytes(Recorded.Bytes("load.trace"), 0, 4), Text("{\"name\":\"load.PackagesAndErrors\"", "{\"name\":\"modfetch.download x\"", ",\"ph\":", "\"B\"", "\"E\"", ",\"ts\":", "5", "1e300", "null", ",\"tid\":", "0", "}", ",", "[", "]", "\n")),
        content =>
        {
            var read = LoadTrace.ReadAsync(new MemoryStream(content)).GetAwaiter().GetResult();
            Assert.True(read.Loading is null ? read.Downloading is null : read.Loading >= TimeSpan.Zero && read.Downloading >= TimeSpan.Zero);
        },
        count: 20_000);

    [Fact]
    public async Task Any_text_is_taken_for_hashes_and_compared()
    {
        var before = await HashLog.ReadAsync(Recorded.Open("hashes-before.txt"));
        Fuzz.All(
            Gen.OneOf(Mutation.Bytes(Recorded.Bytes("hashes-edited.txt"), 0, 4), Text("HASH[build app]: \"", "\"", "file ", "import ", "packagefile ", "modinfo ", "trimpath", "a", " ", "=", "\\n", "\\", "\n")),
            content =>
            {
                var now = HashLog.ReadAsync(new MemoryStream(content)).GetAwaiter().GetResult();
                foreach (var (first, second) in new[] { (before, now), (now, before) })
                    Assert.NotEqual("", MissReasons.Between(first.Of("build", "app"), second.Of("build", "app"), isLink: false));
            },
            count: 20_000);
    }

    [Fact]
    public void Whatever_a_build_says_is_described() => Fuzz.All(
        Gen.Select(Gen.OneOf(Nasty.Text, Nasty.Words("# a\n", "./a.go", ":1", ":2", ": ", "HASH[", "undefined", "\n", "C:", ".")), Gen.Int),
        input => Assert.NotEqual("", CompilerMessages.Describe(input.Item1, "", input.Item2)));

    static Gen<byte[]> Text(params string[] words) => Nasty.Words(words).Select(Encoding.UTF8.GetBytes);

    static GoBuildProfile Read(byte[] content) =>
        ProfileReader.ReadAsync(new ProfileInputs { Path = "x", ActionGraph = new MemoryStream(content) }, CancellationToken.None).GetAwaiter().GetResult();

    static void Check(GoBuildProfile profile)
    {
        Assert.True(profile.Duration >= TimeSpan.Zero && profile.CriticalPath >= TimeSpan.Zero && profile.CpuTime >= TimeSpan.Zero);
        Assert.True(profile.PackagesBuilt >= 0 && profile.PackagesCached >= 0);
        Assert.False(profile.SpeedupLimit is { } limit && (double.IsNaN(limit) || double.IsInfinity(limit) || limit < 0));
        Assert.False(profile.Concurrency is { } mean && (double.IsNaN(mean) || double.IsInfinity(mean) || mean < 0));
        Assert.All(profile.Actions, action =>
        {
            Assert.NotNull(action.Package);
            Assert.NotNull(action.Mode);
            Assert.True(action.Start >= TimeSpan.Zero && action.Duration >= TimeSpan.Zero && action.Waiting >= TimeSpan.Zero);
        });
    }

    // All paths, one by one.
    static TimeSpan Longest(IReadOnlyList<ActionRecord> actions)
    {
        return actions.Max(From);

        TimeSpan From(ActionRecord action) => action.Duration + (action.Deps.Count == 0 ? TimeSpan.Zero : action.Deps.Max(id => From(actions.Single(other => other.Id == id))));
    }
}
