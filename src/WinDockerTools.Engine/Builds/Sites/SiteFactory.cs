using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>Makes the site of each scenario of one call; what several sites need is made once.</summary>
sealed class SiteFactory(BuildJob job, Func<IDockerEngine> engine)
{
    SourceArchive? archive;
    EngineInfo? info;
    int sites;

    /// <summary>The scenario itself, or what is recommended in its place. Throws FaultException (EngineUnreachable, …).</summary>
    public async Task<GoBuildScenario> ResolveAsync(GoBuildScenario scenario, BuildSettings settings, CancellationToken stop) =>
        scenario.Base == GoBuildBase.Recommended ? Recommendation.Of(scenario, settings, await InfoAsync(stop).ConfigureAwait(false)) : scenario;

    /// <summary>Throws FaultException (EngineUnreachable, BindMountRemote, SourceUnreadable, …).</summary>
    public async Task<IBuildSite> MakeAsync(GoBuildScenario scenario, BuildSettings settings, CancellationToken stop)
    {
        var key = $"s{(++sites).ToString(CultureInfo.InvariantCulture)}";
        if (scenario.Base == GoBuildBase.Host)
            return new HostSite(job, settings, await CopyAsync(key, stop).ConfigureAwait(false), job.Work.Sub(key + "-host"));
        var parts = new ContainerParts(engine().Containers, await InfoAsync(stop).ConfigureAwait(false), job, settings, key);
        var place = parts.Place;
        settings.Secrets.CheckEngine(scenario.Name, engine().Endpoint.IsLocal, place.IsWindows);
        var sources = await SourcesAsync(scenario, place, key, stop).ConfigureAwait(false);
        return scenario.Base switch
        {
            GoBuildBase.KeptContainer => new KeptContainerSite(parts, sources),
            GoBuildBase.AgentCache => new AgentCacheSite(parts, sources),
            var kind => new ContainerSite(parts, sources, hasVolumes: kind == GoBuildBase.CacheVolume, inMemory: kind == GoBuildBase.Tmpfs),
        };
    }

    async Task<EngineInfo> InfoAsync(CancellationToken stop) => info ??= await engine().InfoAsync(stop).ConfigureAwait(false);

    // A container that is kept would get its sources from a mount, where the engine is this machine's.
    async Task<ContainerSources> SourcesAsync(GoBuildScenario scenario, ContainerPlace place, string key, CancellationToken stop) =>
        scenario.Base == GoBuildBase.BindMount || (scenario.Base == GoBuildBase.KeptContainer && engine().Endpoint.IsLocal)
            ? ContainerSources.Mounted(place, job.Edit, await CopyToMountAsync(scenario, key, stop).ConfigureAwait(false))
            : ContainerSources.Sent(place, job.Edit, engine().Containers, await ArchiveAsync(stop).ConfigureAwait(false));

    Task<SourceCopy> CopyToMountAsync(GoBuildScenario scenario, string key, CancellationToken stop) => engine().Endpoint.IsLocal
        ? CopyAsync(key, stop)
        : throw new FaultException(
            FaultKind.BindMountRemote, scenario.Name, $"the engine at '{engine().Endpoint}' may be another machine, which does not have this one's folders");

    Task<SourceCopy> CopyAsync(string key, CancellationToken stop) =>
        SourceCopy.MakeAsync(job.Tree, Path.Combine(job.Work.Path, key + "-src"), stop);

    async Task<SourceArchive> ArchiveAsync(CancellationToken stop) => archive ??= await SourceArchive.PackAsync(
        job.Tree, ContainerPlace.ArchivePrefix, Path.Combine(job.Work.Path, "sources.tar"), stop).ConfigureAwait(false);
}
