using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Builds.Sites;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>Measures a project's builds in several scenarios, and leaves nothing behind.</summary>
sealed class GoBuildMeasurer(Func<IDockerEngine> engine, IMeasurementListener listener)
{
    readonly Stopwatch clock = Stopwatch.StartNew();

    // Every copying scenario sends them anew.
    const long LargeSources = 256L << 20;

    /// <summary>Throws FaultException for what concerns the project; a scenario that fails is told to the listener.</summary>
    public async Task<IReadOnlyList<GoBuildMeasurement>> MeasureAsync(GoBuildRequest request, CancellationToken stop)
    {
        var project = GoProject.Find(request.Path);
        var tree = SourceTree.Read(project.Root, project.Sources, stop);
        if (tree.Bytes >= LargeSources)
            await listener.WarnAsync(Large(tree)).ConfigureAwait(false);
        var package = PackageFolder.Of(project, request.Package);
        var run = new RunId();
        Leftovers.RemoveFolders(engineIsClean: false);
        using var work = new WorkFolder(run.FolderName);
        var job = new BuildJob(project, tree, package, run, work)
        {
            IsTest = request.IsTest,
            HasProgram = !request.IsTest && SourceEdit.HasProgram(tree, package),
            Edit = request.States.Contains(GoBuildState.Edit) ? SourceEdit.Of(tree, package) : null,
        };
        var scenarios = new List<PlannedScenario>();
        try
        {
            await PlanAsync(request, job, scenarios, stop).ConfigureAwait(false);
            var plan = new MeasurePlan(job, scenarios, request.States)
            {
                Iterations = request.Iterations,
                Warmup = request.Warmup,
                Limit = request.Limit,
                Seed = request.Seed,
                Explains = request.Explains,
                Dockerfile = request.Dockerfile,
            };
            var results = await new BuildMeasuring(plan, listener, () => clock.Elapsed).RunAsync(stop).ConfigureAwait(false);
            return await Diagnosis.OfAsync(plan, results, Summary.Of(plan, results), stop).ConfigureAwait(false);
        }
        finally
        {
            foreach (var scenario in scenarios)
                await RemoveAsync(scenario, work).ConfigureAwait(false);
        }
    }

    async Task PlanAsync(GoBuildRequest request, BuildJob job, List<PlannedScenario> scenarios, CancellationToken stop)
    {
        var factory = new SiteFactory(job, engine);
        var isClean = false;
        FaultException? noEngine = null;
        foreach (var wanted in BuiltInScenarios.Distinct(request.Scenarios))
        {
            try
            {
                if (wanted.Base != GoBuildBase.Host)
                {
                    // What one scenario waited for in vain, the next need not wait for.
                    if (noEngine is not null)
                        continue;
                    if (!isClean)
                    {
                        await Leftovers.RemoveAsync(engine().Containers, stop).ConfigureAwait(false);
                        Leftovers.RemoveFolders(engineIsClean: true);
                    }
                    isClean = true;
                }
                var scenario = await factory.ResolveAsync(wanted, request.Settings.With(wanted), stop).ConfigureAwait(false);
                var settings = request.Settings.With(scenario);
                scenarios.Add(new PlannedScenario(scenario, settings, await factory.MakeAsync(scenario, settings, stop).ConfigureAwait(false)));
            }
            catch (Exception e) when (WorkFolder.FaultOf(e) is { } fault)
            {
                noEngine = IsWithoutEngine(fault.Kind) ? fault : null;
                await listener.FaultAsync(fault).ConfigureAwait(false);
            }
        }
    }

    static bool IsWithoutEngine(FaultKind kind) => kind is FaultKind.EngineUnreachable or FaultKind.EngineTimeout or FaultKind.EngineAccessDenied
        or FaultKind.EngineContextNotFound or FaultKind.EngineCertificateInvalid or FaultKind.EngineEndpointUnsupported;

    static async Task RemoveAsync(PlannedScenario scenario, WorkFolder work)
    {
        try
        {
            await scenario.Site.DisposeAsync().ConfigureAwait(false);
        }
        catch (FaultException)
        {
            // The engine is gone; the next call finds what is left by the folder's free lock.
            work.IsNeededLater = true;
        }
    }

    static string Large(SourceTree tree) => string.Format(
        CultureInfo.InvariantCulture,
        "The sources in '{0}' are {1} in {2} files, and every scenario that copies them sends all of it. Leave out with .dockerignore what the build does not need.",
        tree.Root, ByteSize.Format(tree.Bytes), tree.Files);
}
