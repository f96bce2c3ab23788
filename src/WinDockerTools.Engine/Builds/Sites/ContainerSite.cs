using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>A new container for every build; between builds nothing is kept but what lies on the scenario's volumes.</summary>
sealed class ContainerSite(ContainerParts parts, ContainerSources sources, bool hasVolumes, bool inMemory) : IBuildSite
{
    readonly ContainerVolumes volumes = new(parts);

    SiteFacts? facts;
    int runs;

    public string FileToFetch(string name) => parts.FileToFetch(name);

    public async Task<SiteFacts> ProbeAsync(CancellationToken stop) => facts = await parts.ProbeAsync(stop).ConfigureAwait(false);

    public async Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
    {
        var mounts = await volumes.PrepareAsync(request.IsFresh, [.. Caches(facts!.Go), .. parts.Mounts], stop).ConfigureAwait(false);
        try
        {
            return await BuildAsync(request, ++runs, mounts, stop).ConfigureAwait(false);
        }
        finally
        {
            if (request.IsFresh)
                await volumes.RemoveAsync(mounts).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync() => await volumes.RemoveKeptAsync().ConfigureAwait(false);

    IEnumerable<ContainerMount> Caches(GoEnvironment go) =>
        hasVolumes ? [new(ContainerMountType.Volume, "build", go["GOCACHE"]), new(ContainerMountType.Volume, "mod", go["GOMODCACHE"])]
        : inMemory ? [new(ContainerMountType.Tmpfs, null, go["GOCACHE"]), new(ContainerMountType.Tmpfs, null, parts.Place.TemporaryFolder)]
        : [];

    async Task<BuildRun> BuildAsync(BuildRequest request, int number, IReadOnlyList<ContainerMount> mounts, CancellationToken stop)
    {
        var output = parts.Place.Folder(parts.Place.TemporaryFolder, $"windockertools-out-{number.ToString(CultureInfo.InvariantCulture)}");
        var spec = parts.Spec($"build-{number.ToString(CultureInfo.InvariantCulture)}", parts.Wrap(parts.Job.Command(parts.Settings, output, request.Arguments))) with
        {
            Mounts = [.. sources.Mounts, .. mounts],
        };
        var files = new Dictionary<string, byte[]>();
        long? size = null;
        await sources.PlaceAsync(request.Edit, stop).ConfigureAwait(false);
        var run = new ContainerRun(parts.Containers)
        {
            Before = (id, limit) => sources.SendAsync(id, request.Edit, limit),
            Look = async (id, limit) =>
            {
                files = await parts.FetchAsync(id, request.Fetch, limit).ConfigureAwait(false);
                if (request.WantsSize)
                    size = await parts.SizeAsync(id, output, spec.Mounts, limit).ConfigureAwait(false);
            },
        };
        var result = await run.RunAsync(spec, request.Limit, stop).ConfigureAwait(false);
        return result.ToRun(parts.Mark, parts.IsWrapped) with { Files = files, BinarySize = size };
    }
}
