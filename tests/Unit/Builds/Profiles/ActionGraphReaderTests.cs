using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class ActionGraphReaderTests
{
    const string Ran = "\"TimeStart\":\"2026-11-24T12:00:00.123456789+01:00\",\"TimeDone\":\"2026-11-24T12:00:01.5+01:00\"";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recorded_graph_is_read_whole()
    {
        var actions = await ActionGraphReader.ReadAsync(Recorded.Open("cobra-cold.json"), "x", Stop);

        Assert.Equal(67, actions.Count);
        Assert.Equal(["build", "built-in package", "go build", "link", "nop"], actions.Select(action => action.Mode).Distinct().OrderBy(mode => mode, StringComparer.Ordinal));
        var link = actions.Single(action => action.Mode == "link");
        Assert.Equal(("app", 1, 63, true), (link.Package, link.Id, link.Deps.Count, link.HasCommands));
        Assert.Equal(TimeSpan.FromTicks(6837088), link.Duration);
        Assert.Equal(TimeSpan.FromTicks(2183470), link.CpuTime);
        Assert.All(actions, action => Assert.True(action.HasRun));
    }

    [Fact]
    public async Task Nine_digits_of_a_second_and_a_zone_are_no_hindrance()
    {
        var action = Assert.Single(await Recorded.ActionsAsync("[{" + Ran + "}]"));

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 11, 0, 0, TimeSpan.Zero).AddTicks(1234567), action.Start);
    }

    [Fact]
    public async Task What_is_absent_or_null_is_not_known()
    {
        var actions = await Recorded.ActionsAsync(
            "[{" + Ran + "},{\"ID\":null,\"Mode\":null,\"Package\":null,\"Deps\":null,\"Cmd\":null,\"CmdUser\":null,\"TimeReady\":null,\"BuildID\":null," + Ran + "}]");

        Assert.Equal([0, 1], actions.Select(action => action.Id));
        Assert.All(actions, action => Assert.Equal(
            ("", "", 0, TimeSpan.Zero, TimeSpan.Zero, false, false, false),
            (action.Mode, action.Package, action.Deps.Count, action.CpuTime, action.Waiting, action.HasCommands, action.HasResult, action.IsCached)));
    }

    [Fact]
    public async Task The_year_one_means_never()
    {
        var actions = await Recorded.ActionsAsync("[{" + Ran + "},{\"ID\":1,\"TimeReady\":\"0001-01-01T00:00:00Z\",\"TimeStart\":\"0001-01-01T00:00:00Z\",\"TimeDone\":\"0001-01-01T00:00:00+02:00\"}]");

        Assert.Equal((null, null, null, false, TimeSpan.Zero), (actions[1].Ready, actions[1].Start, actions[1].Done, actions[1].HasRun, actions[1].Duration));
    }

    [Theory]
    [InlineData("", "it is not JSON")]
    [InlineData("{}", "it is not JSON")]
    [InlineData("# app\n./main.go:6:14: undefined: x", "it is not JSON")]
    [InlineData("[]", "holds no action")]
    [InlineData("null", "holds no action")]
    [InlineData("[null]", "not an action")]
    [InlineData("[[]]", "not an action")]
    [InlineData("[{}]", "none of its actions has run")]
    [InlineData("[{\"ID\":\"1\"}]", "'ID' is not a whole number")]
    [InlineData("[{\"ID\":-1}]", "'ID' is not a small number")]
    [InlineData("[{\"Mode\":1}]", "'Mode' is not a string")]
    [InlineData("[{\"Deps\":{}}]", "'Deps' is not a list")]
    [InlineData("[{\"Deps\":[1.5]}]", "'Deps' is not a list of whole numbers")]
    [InlineData("[{\"Cmd\":\"compile\"}]", "'Cmd' is not a list")]
    [InlineData("[{\"CmdUser\":-5}]", "'CmdUser' is not a time")]
    [InlineData("[{\"CmdSys\":9223372036854775807}]", "'CmdSys' is not a time")]
    [InlineData("[{\"TimeStart\":\"yesterday\"}]", "'TimeStart' is not a time")]
    [InlineData("[{\"Package\":\"\\ud800\"}]", "")]
    [InlineData("[{" + Ran + "},{" + Ran + ",\"ID\":0}]", "same ID")]
    [InlineData("[{" + Ran + "},{\"TimeStart\":\"1999-01-01T00:00:00Z\",\"TimeDone\":\"1999-01-01T00:00:00Z\"}]", "years apart")]
    [InlineData("[{" + Ran + "}] and more", "it is not JSON")]
    public async Task What_is_no_graph_is_one_fault_that_says_why(string text, string why)
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => Recorded.ActionsAsync(text));

        Assert.Equal((FaultKind.ActionGraphInvalid, "graph.json"), (fault.Kind, fault.Subject));
        Assert.Contains(why, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_graph_is_a_fault_wherever_it_was_cut()
    {
        var whole = Recorded.Bytes("cobra-warm.json");

        for (var length = 0; length < whole.Length - 2; length += 997)
        {
            var half = new MemoryStream(whole, 0, length);
            Assert.Equal(FaultKind.ActionGraphInvalid, (await Assert.ThrowsAsync<FaultException>(() => ActionGraphReader.ReadAsync(half, "x", Stop))).Kind);
        }
    }

    [Fact]
    public async Task A_disk_that_fails_is_a_fault_of_the_graph()
    {
        using var broken = new BrokenStream();

        Assert.Equal(FaultKind.ActionGraphInvalid, (await Assert.ThrowsAsync<FaultException>(() => ActionGraphReader.ReadAsync(broken, "x", Stop))).Kind);
    }

    sealed class BrokenStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The device is not ready.");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("The device is not ready.");

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The device is not ready.");
#endif
    }
}
