using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>A new container for every build; between builds nothing is kept but what lies on the scenario's volumes.</summary>
sealed class ContainerSite(ContainerParts parts, ContainerSources sources, bool hasVolumes, bool inMemory) : IBuildSite
{
    SiteFacts? facts;
    IReadOnlyList<ContainerMount>? kept;
    int runs;

    public string TemporaryFolder => parts.Place.TemporaryFolder;

    public async Task<SiteFacts> ProbeAsync(CancellationToken stop) => facts = await parts.ProbeAsync(stop).ConfigureAwait(false);

    public async Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
    {
        var number = ++runs;
        var own = await CachesAsync(request.IsFresh, number, stop).ConfigureAwait(false);
        try
        {
            return await BuildAsync(request, number, own, stop).ConfigureAwait(false);
        }
        finally
        {
            if (request.IsFresh)
                await parts.RemoveVolumesAsync(own).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync() => await parts.RemoveVolumesAsync(kept ?? []).ConfigureAwait(false);

    async Task<IReadOnlyList<ContainerMount>> CachesAsync(bool isFresh, int number, CancellationToken stop)
    {
        var go = facts!.Go;
        if (inMemory)
            return [Tmpfs(go["GOCACHE"]), Tmpfs(parts.Place.TemporaryFolder)];
        if (!hasVolumes)
            return [];
        if (!isFresh && kept is not null)
            return kept;
        var mounts = new List<ContainerMount>();
        if (!isFresh)
            kept = mounts;
        foreach (var (name, target) in new[] { ("build", go["GOCACHE"]), ("mod", go["GOMODCACHE"]) })
        {
            var volume = parts.Name($"{name}-{number.ToString(CultureInfo.InvariantCulture)}");
            mounts.Add(new ContainerMount(ContainerMountType.Volume, volume, target));
            await parts.Containers.CreateVolumeAsync(volume, parts.Labels, stop).ConfigureAwait(false);
        }
        return mounts;
    }

    async Task<BuildRun> BuildAsync(BuildRequest request, int number, IReadOnlyList<ContainerMount> caches, CancellationToken stop)
    {
        var output = parts.Place.Folder(parts.Place.TemporaryFolder, $"windockertools-out-{number.ToString(CultureInfo.InvariantCulture)}");
        var spec = parts.Spec($"build-{number.ToString(CultureInfo.InvariantCulture)}", parts.Wrap(parts.Job.Command(parts.Settings, output, request.Arguments))) with
        {
            Mounts = [.. sources.Mounts, .. caches, .. parts.Settings.Mounts],
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

    static ContainerMount Tmpfs(string target) => new(ContainerMountType.Tmpfs, null, target);
}
