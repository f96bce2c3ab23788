using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>A build of its own, apart from those that are timed, that writes down what it does.</summary>
static class Explaining
{
    const string Graph = "windockertools-graph.json", Trace = "windockertools-trace.json";

    /// <summary>Null where the build did not succeed. Throws FaultException (ActionGraphInvalid, …).</summary>
    public static async Task<GoBuildProfile?> RunAsync(MeasurePlan plan, ScenarioResult result, GoBuildState state, int edit, CancellationToken stop)
    {
        var site = result.Planned.Site;
        var run = await site.RunAsync(
            new BuildRequest(IsFresh: state == GoBuildState.Cold, edit, plan.Limit)
            {
                Arguments = ExplainArguments.Profile([], site.FileToFetch(Graph), site.FileToFetch(Trace)),
                Fetch = [Graph, Trace],
            },
            stop).ConfigureAwait(false);
        if (run.ExitCode != 0 || !run.Files.TryGetValue(Graph, out var graph))
            return null;
        using var actions = new MemoryStream(graph);
        using var trace = run.Files.TryGetValue(Trace, out var loading) ? new MemoryStream(loading) : null;
        return await ProfileReader.ReadAsync(
            new ProfileInputs { Path = plan.Job.Project.Folder, GoVersion = result.Site?.Go.GoVersion, ActionGraph = actions, Trace = trace }, stop).ConfigureAwait(false);
    }
}
