using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Builds of their own, apart from those that are timed, that write down what they do.</summary>
static class Explaining
{
    const string Graph = "windockertools-graph.json", Trace = "windockertools-trace.json", Bench = "windockertools-bench.txt";

    /// <summary>How many builds it takes: compiler and linker are asked apart from the go command, and where all is compiled.</summary>
    public static int Builds(GoBuildState state) => state == GoBuildState.Cold ? 2 : 1;

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
        if (run.ExitCode != 0 || Open(run, Graph) is not { } graph)
            return null;
        var phases = Builds(state) > 1 ? await PhasesAsync(plan, result, run.Files[Graph], stop).ConfigureAwait(false) : null;
        using (graph)
        using (var trace = Open(run, Trace))
        using (var bench = Open(phases, Bench))
        {
            return await ProfileReader.ReadAsync(
                new ProfileInputs
                {
                    Path = plan.Job.Project.Folder,
                    GoVersion = result.Site?.Go.GoVersion,
                    ActionGraph = graph,
                    Trace = trace,
                    CompilerBench = bench,
                    LinkerOutput = phases?.Error,
                },
                stop).ConfigureAwait(false);
        }
    }

    /// <summary>A build that tells what compiler and linker do; null where it did not succeed.</summary>
    static async Task<BuildRun?> PhasesAsync(MeasurePlan plan, ScenarioResult result, byte[] graph, CancellationToken stop)
    {
        var (site, given) = (result.Planned.Site, result.Planned.Settings.GoArgument);
        using var content = new MemoryStream(graph);
        var patterns = CompilerPatterns.Of(await ActionGraphReader.ReadAsync(content, plan.Job.Project.Folder, stop).ConfigureAwait(false));
        var arguments = ExplainArguments.Phases(given, site.FileToFetch(Bench), patterns, (int?)result.Site?.Engine?.Processors ?? Environment.ProcessorCount);
        var run = await site.RunAsync(
            // Those that were given stand in every build.
            new BuildRequest(IsFresh: true, 0, plan.Limit) { Arguments = [.. arguments.Skip(given.Count)], Fetch = [Bench] }, stop).ConfigureAwait(false);
        return run.ExitCode == 0 ? run : null;
    }

    static MemoryStream? Open(BuildRun? run, string name) => run is not null && run.Files.TryGetValue(name, out var content) ? new MemoryStream(content) : null;
}
