using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>One container that stays, with its caches in it, and builds by exec. A cold build gets a container of its own.</summary>
sealed class KeptContainerSite(ContainerParts parts, ContainerSources sources) : IBuildSite
{
    // Ends by itself when nobody removes it.
    static readonly IReadOnlyList<string> Idle = ["/bin/sh", "-c", "sleep 86400"];

    readonly ContainerVolumes volumes = new(parts);

    string? kept;
    int runs;

    public string FileToFetch(string name) => parts.FileToFetch(name);

    public async Task<SiteFacts> ProbeAsync(CancellationToken stop)
    {
        var facts = await parts.ProbeAsync(stop).ConfigureAwait(false);
        return parts.IsWrapped ? facts : throw new FaultException(
            FaultKind.ScenarioNotPossible, nameof(GoBuildBase.KeptContainer), $"the image '{parts.Settings.Image}' has no /bin/sh to wait in");
    }

    public async Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
    {
        var number = (++runs).ToString(CultureInfo.InvariantCulture);
        await sources.PlaceAsync(request.Edit, stop).ConfigureAwait(false);
        if (request.IsFresh)
            return await RunFreshAsync(request, number, stop).ConfigureAwait(false);
        if (kept is null)
        {
            kept = parts.Name($"kept-{number}");
            await StartAsync(kept, request, await volumes.PrepareAsync(isFresh: false, parts.Mounts, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        var started = DateTimeOffset.Now;
        var watch = Stopwatch.StartNew();
        var run = await BuildAsync(kept, request, number, stop).ConfigureAwait(false);
        return await LookAsync(run with { Started = started, Total = watch.Elapsed }, kept, request, number, stop).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (kept is not null)
            await ContainerRun.RemoveAsync(parts.Containers, kept).ConfigureAwait(false);
        await volumes.RemoveKeptAsync().ConfigureAwait(false);
    }

    async Task<BuildRun> RunFreshAsync(BuildRequest request, string number, CancellationToken stop)
    {
        var name = parts.Name($"fresh-{number}");
        var mounts = await volumes.PrepareAsync(isFresh: true, parts.Mounts, stop).ConfigureAwait(false);
        var started = DateTimeOffset.Now;
        var watch = Stopwatch.StartNew();
        BuildRun run;
        try
        {
            await StartAsync(name, request, mounts, stop).ConfigureAwait(false);
            run = await BuildAsync(name, request, number, stop).ConfigureAwait(false);
            watch.Stop();
            run = await LookAsync(run, name, request, number, stop).ConfigureAwait(false);
            watch.Start();
        }
        finally
        {
            await ContainerRun.RemoveAsync(parts.Containers, name).ConfigureAwait(false);
            await volumes.RemoveAsync(mounts).ConfigureAwait(false);
        }
        return run with { Started = started, Total = watch.Elapsed };
    }

    async Task StartAsync(string name, BuildRequest request, IReadOnlyList<ContainerMount> mounts, CancellationToken stop)
    {
        var spec = parts.Spec("", Idle) with { Name = name, Mounts = [.. sources.Mounts, .. mounts] };
        var id = await parts.Containers.CreateAsync(spec, stop).ConfigureAwait(false);
        await sources.SendAsync(id, request.Edit, stop).ConfigureAwait(false);
        await parts.Containers.StartAsync(id, stop).ConfigureAwait(false);
    }

    async Task<BuildRun> BuildAsync(string container, BuildRequest request, string number, CancellationToken stop)
    {
        if (container == kept && !sources.IsMounted)
            await sources.SendEditAsync(container, request.Edit, stop).ConfigureAwait(false);
        var command = parts.Wrap(parts.Job.Command(parts.Settings, Output(number), request.Arguments));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(request.Limit);
        try
        {
            var (exitCode, text) = await parts.Containers.ExecAsync(
                container, new ContainerExec(command, parts.WorkingDirectory, parts.Variables), limit.Token).ConfigureAwait(false);
            var report = BuildReport.Read(text.Output, parts.Mark);
            return new BuildRun
            {
                Duration = report.Duration,
                // The highest since the container began is not this build's.
                Resources = container == kept ? report.Resources with { PeakMemory = null } : report.Resources,
                ExitCode = (int)exitCode,
                Output = report.Output,
                Error = text.Error,
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var usage = await parts.Containers.UsageAsync(container, stop).ConfigureAwait(false);
            await parts.Containers.KillAsync(container, stop).ConfigureAwait(false);
            return new BuildRun { IsTimedOut = true, Resources = usage is null ? GoBuildResources.Unknown : ContainerResult.Resources(usage) };
        }
    }

    async Task<BuildRun> LookAsync(BuildRun run, string container, BuildRequest request, string number, CancellationToken stop) => run with
    {
        Files = await parts.FetchAsync(container, request.Fetch, stop).ConfigureAwait(false),
        BinarySize = request.WantsSize ? await parts.SizeAsync(container, Output(number), parts.Mounts, stop).ConfigureAwait(false) : null,
    };

    string Output(string number) => parts.Place.Folder(parts.Place.TemporaryFolder, $"windockertools-out-{number}");
}
