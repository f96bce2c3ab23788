using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class CriticalPathTests
{
    [Fact]
    public async Task The_longest_chain_counts_not_the_longest_step()
    {
        // 3, 2, 0 take longer than 1, 0, with the longest step of all, and than 7, 6, 5, 0 with the most of them.
        var profile = await Recorded.ProfileAsync("[" + string.Join(",", [
            Recorded.Action(0, "link", "app", 8, 10, "2,1,5"),
            Recorded.Action(1, "build", "long", 0, 5.5),
            Recorded.Action(2, "build", "app", 1, 5, "3"),
            Recorded.Action(3, "build", "base", 0, 1.75),
            Recorded.Action(4, "build", "aside", 0, 5.7),
            Recorded.Action(5, "build", "small", 2, 2.1, "6"),
            Recorded.Action(6, "build", "small", 1, 1.1, "7"),
            Recorded.Action(7, "build", "small", 0, 0.1),
        ]) + "]");

        Assert.Equal(TimeSpan.FromSeconds(7.75), profile.CriticalPath);
        Assert.Equal(["app", "app", "base"], profile.Actions.Where(action => action.IsOnCriticalPath).Select(action => action.Package).OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal(10 / 7.75, profile.SpeedupLimit!.Value, 6);
        Assert.Equal((2 + 5.5 + 4 + 1.75 + 5.7 + 0.3) / 10, profile.Concurrency!.Value, 6);
    }

    [Fact]
    public async Task It_goes_on_through_steps_that_take_no_time_and_past_those_that_are_not_there()
    {
        var profile = await Recorded.ProfileAsync("[" + string.Join(",", [
            Recorded.Action(0, "build", "app", 5, 6, "1,77,1"),
            Recorded.Action(1, "nop", "", 4, 4, "2"),
            Recorded.Action(2, "build", "base", 1, 4),
        ]) + "]");

        Assert.Equal(TimeSpan.FromSeconds(4), profile.CriticalPath);
        Assert.Equal(["base", "app"], profile.Actions.Select(action => action.Package));
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("0", "")]
    public async Task A_circle_is_a_fault_and_no_endless_search(string first, string second)
    {
        var graph = "[" + string.Join(",", Recorded.Action(0, "build", "a", 0, 1, first), Recorded.Action(1, "build", "b", 0, 1, second), Recorded.Action(2, "build", "c", 0, 1, "1")) + "]";

        var fault = await Assert.ThrowsAsync<FaultException>(() => Recorded.ProfileAsync(graph));

        Assert.Equal(FaultKind.ActionGraphInvalid, fault.Kind);
        Assert.Contains("circle", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_as_long_as_the_graph_does_not_exhaust_the_stack()
    {
        const int count = 100_000;
        var start = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        var actions = Enumerable.Range(0, count).Select(id => new ActionRecord
        {
            Id = id,
            Deps = id == 0 ? [] : [id - 1],
            Start = start.AddTicks(id),
            Done = start.AddTicks(id + 1),
        }).ToList();

        var path = await Task.Run(() => CriticalPath.Of(actions), TestContext.Current.CancellationToken);

        Assert.Equal((TimeSpan.FromTicks(count), count), (path!.Length, path.Ids.Count));
    }
}
