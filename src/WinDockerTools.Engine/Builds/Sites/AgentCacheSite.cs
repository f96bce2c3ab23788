using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>
/// A fresh agent for every build: the caches come from a packed archive on this machine and go into one again, as the
/// cache steps of pipelines do it.
/// </summary>
sealed class AgentCacheSite(ContainerParts parts, ContainerSources sources) : IBuildSite
{
    const string Caches = "windockertools-cache";

    readonly ContainerVolumes volumes = new(parts);

    string? kept;
    int runs;

    public string FileToFetch(string name) => parts.FileToFetch(name);

    public Task<SiteFacts> ProbeAsync(CancellationToken stop) => parts.ProbeAsync(stop);

    public async Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
    {
        // Nothing of an agent but its archive outlives the build.
        var mounts = await volumes.PrepareAsync(isFresh: true, parts.Mounts, stop).ConfigureAwait(false);
        try
        {
            return await BuildAsync(request, (++runs).ToString(CultureInfo.InvariantCulture), mounts, stop).ConfigureAwait(false);
        }
        finally
        {
            await volumes.RemoveAsync(mounts).ConfigureAwait(false);
        }
    }

    async Task<BuildRun> BuildAsync(BuildRequest request, string number, IReadOnlyList<ContainerMount> mounts, CancellationToken stop)
    {
        var place = parts.Place;
        var folder = place.Join(place.TemporaryFolder, Caches);
        var output = place.Folder(place.TemporaryFolder, $"windockertools-out-{number}");
        var spec = parts.Spec($"build-{number}", parts.Wrap(parts.Job.Command(parts.Settings, output, request.Arguments)));
        spec = spec with
        {
            Mounts = mounts,
            Environment = BuildSettings.Merge(spec.Environment, new Dictionary<string, string>
            {
                ["GOCACHE"] = place.Join(folder, "build"),
                ["GOMODCACHE"] = place.Join(folder, "mod"),
            }),
        };
        var target = Path.Combine(parts.Job.Work.Path, $"{spec.Name}.tar.gz");
        var restored = request.IsFresh ? null : kept;
        TimeSpan? restoreTime = null, saveTime = null;
        var files = new Dictionary<string, byte[]>();
        long? size = null;
        var run = new ContainerRun(parts.Containers)
        {
            Before = async (id, limit) =>
            {
                await sources.SendAsync(id, request.Edit, limit).ConfigureAwait(false);
                if (restored is not null)
                    restoreTime = await TimeAsync(() => RestoreAsync(id, restored, limit)).ConfigureAwait(false);
            },
            After = async (id, limit) => saveTime = await TimeAsync(() => SaveAsync(id, folder, target, limit)).ConfigureAwait(false),
            Look = async (id, limit) =>
            {
                files = await parts.FetchAsync(id, request.Fetch, limit).ConfigureAwait(false);
                size = request.WantsSize ? await parts.SizeAsync(id, output, spec.Mounts, limit).ConfigureAwait(false) : null;
            },
        };
        var result = await run.RunAsync(spec, request.Limit, stop).ConfigureAwait(false);
        return result.ToRun(parts.Mark, parts.IsWrapped) with
        {
            RestoreTime = restoreTime,
            SaveTime = saveTime,
            ArchiveSize = Keep(request, target),
            Files = files,
            BinarySize = size,
        };
    }

    // Archives lie in the call's own folder, which goes with it.
    public ValueTask DisposeAsync() => default;

    long? Keep(BuildRequest request, string archive)
    {
        if (!File.Exists(archive))
            return null;
        var size = new FileInfo(archive).Length;
        // Every warm build begins with what the first one saved.
        if (!request.IsFresh && kept is null)
            kept = archive;
        else
            File.Delete(archive);
        return size;
    }

    async Task RestoreAsync(string id, string archive, CancellationToken stop)
    {
        using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        // Engines unpack gzip themselves.
        await parts.Containers.CopyInAsync(id, parts.Place.TemporaryFolder, file, stop).ConfigureAwait(false);
    }

    async Task SaveAsync(string id, string folder, string target, CancellationToken stop)
    {
        await parts.Containers.CopyOutAsync(id, folder, async archive =>
        {
            using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            using var packed = new GZipStream(file, CompressionLevel.Fastest);
            await archive.CopyToAsync(packed, 1 << 16, stop).ConfigureAwait(false);
        }, stop).ConfigureAwait(false);
    }

    static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work().ConfigureAwait(false);
        return watch.Elapsed;
    }
}
