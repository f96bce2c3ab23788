using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Alone, since the memory that is counted is the process's.</summary>
[Collection(nameof(Alone))]
public sealed class LargeGraphTests
{
    [Fact]
    public async Task A_large_graph_is_not_held_as_text()
    {
        const int count = 20_000;
        var command = new string('x', 4000);
        using var graph = new MemoryStream();
        using (var writer = new StreamWriter(graph, new UTF8Encoding(false), 4096, leaveOpen: true))
        {
            for (var id = 0; id < count; id++)
                writer.Write((id == 0 ? "[" : ",") + Recorded.Action(id, "build", "p" + id, 1, 2).Replace("\"compile\"", $"\"{command}\""));
            writer.Write("]");
        }
        graph.Position = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var actions = await ActionGraphReader.ReadAsync(graph, "x", TestContext.Current.CancellationToken);

        Assert.Equal(count, actions.Count);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 20_000_000, $"{kept:N0} bytes for a graph of {graph.Length:N0}");
        GC.KeepAlive(actions);
    }
}
