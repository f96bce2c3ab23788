using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Containers;
using WinDockerTools.Engine.Mounts.Measuring.Folders;
using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Measuring;

/// <summary>How one call measures.</summary>
/// <param name="Settings">What is done in a round.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Limit">How long one place may take.</param>
/// <param name="Seed">Decides the order of the places, and the intervals.</param>
sealed record MountRequest(MeasureSettings Settings, int Rounds, TimeSpan Limit, int Seed);

/// <summary>Measures places, and leaves nothing behind.</summary>
sealed class MountMeasurer(MountRequest request, IMountListener listener)
{
    const string Windows = "windows";

    readonly RunId run = new();

    /// <param name="folders">As the user wrote them, with their full paths.</param>
    /// <param name="stop">Ends the measurement.</param>
    public Task<IReadOnlyList<MountPerformance>> MeasureFoldersAsync(IReadOnlyList<(string Name, string Path)> folders, CancellationToken stop)
    {
        Leftovers.RemoveFolders(engineIsClean: false);
        return MeasureAsync(_ => [.. folders.Select(folder => Place(folder.Name, folder.Path))], stop);
    }

    /// <summary>
    /// Measures one folder before and after something is done. The two do not take turns: what else changes meanwhile
    /// is in the difference. Throws what <paramref name="change"/> throws; then nothing is measured after.
    /// </summary>
    public async Task<(T Made, IReadOnlyList<MountPerformance> Measured)> MeasureAroundAsync<T>(string path, Func<Task<T>> change, CancellationToken stop)
    {
        Leftovers.RemoveFolders(engineIsClean: false);
        var before = await RunAsync(_ => [Place($"{path} before", path)], stop).ConfigureAwait(false);
        var made = await change().ConfigureAwait(false);
        return (made, MountSummary.Of([.. before, .. await RunAsync(_ => [Place($"{path} after", path)], stop).ConfigureAwait(false)], request.Seed));
    }

    /// <summary>Throws FaultException (EngineUnreachable, LinuxEngineRequired, NfsVolumeNotFound, …).</summary>
    public async Task<IReadOnlyList<MountPerformance>> MeasureContainersAsync(
        IDockerEngine engine, string image, IReadOnlyList<MountKind> kinds, IReadOnlyList<string> volumes, CancellationToken stop)
    {
        var info = await engine.InfoAsync(stop).ConfigureAwait(false);
        if (info.OSType == Windows)
            throw new FaultException(FaultKind.LinuxEngineRequired, image, $"the engine at '{engine.Endpoint}' runs Windows containers");
        if (await engine.FindImageAsync(image, stop).ConfigureAwait(false) is null)
            throw new FaultException(FaultKind.ContainerImageMissing, image, $"nothing of this name is in the engine at '{engine.Endpoint}'");
        var wishes = await WishesAsync(engine, image, kinds, volumes, stop).ConfigureAwait(false);
        Leftovers.RemoveFolders(engineIsClean: false);
        await Leftovers.RemoveAsync(engine.Containers, stop).ConfigureAwait(false);
        Leftovers.RemoveFolders(engineIsClean: true);
        var method = new ContainerMethod();
        return await MeasureAsync(work => [.. wishes.Select(wish => new ContainerPlace(
            new MountContainer(engine.Containers, wish, run, work), method, request.Settings, run, request.Limit))], stop).ConfigureAwait(false);
    }

    FolderPlace Place(string name, string path) => new(name, () => HostFolder.Find(name, path), request.Settings, run, request.Limit);

    async Task<IReadOnlyList<MountPerformance>> MeasureAsync(Func<WorkFolder, IReadOnlyList<IMountPlace>> make, CancellationToken stop) =>
        MountSummary.Of(await RunAsync(make, stop).ConfigureAwait(false), request.Seed);

    async Task<IReadOnlyList<PlaceResult>> RunAsync(Func<WorkFolder, IReadOnlyList<IMountPlace>> make, CancellationToken stop)
    {
        using var work = new WorkFolder(run.FolderName);
        var places = make(work);
        try
        {
            return await new MountMeasuring(listener, request.Rounds, request.Seed).RunAsync(places, stop).ConfigureAwait(false);
        }
        finally
        {
            foreach (var place in places)
                await RemoveAsync(place, work).ConfigureAwait(false);
        }
    }

    async Task<IReadOnlyList<ContainerWish>> WishesAsync(IDockerEngine engine, string image, IReadOnlyList<MountKind> kinds, IReadOnlyList<string> volumes, CancellationToken stop)
    {
        var wishes = new List<ContainerWish>();
        foreach (var kind in kinds.Distinct())
        {
            if (kind == MountKind.Nfs)
                wishes.AddRange(await NfsAsync(engine, image, volumes, stop).ConfigureAwait(false));
            else if (kind == MountKind.Bind && !engine.Endpoint.IsLocal)
                await listener.FaultAsync(nameof(MountKind.Bind), new FaultException(
                    FaultKind.MountNotPossible, nameof(MountKind.Bind), $"the engine at '{engine.Endpoint}' may be another machine, which does not have this one's folders")).ConfigureAwait(false);
            else
                wishes.Add(new ContainerWish(kind, image));
        }
        return wishes;
    }

    async Task<IReadOnlyList<ContainerWish>> NfsAsync(IDockerEngine engine, string image, IReadOnlyList<string> volumes, CancellationToken stop)
    {
        var wishes = new List<ContainerWish>();
        var known = await engine.VolumesAsync(stop).ConfigureAwait(false);
        if (volumes.Count == 0)
            await FaultAsync(nameof(MountKind.Nfs), "none was named with -Volume").ConfigureAwait(false);
        foreach (var name in volumes)
        {
            if (known.FirstOrDefault(volume => volume.Name == name) is not { } volume)
                await FaultAsync(name, "the engine has none of this name").ConfigureAwait(false);
            else if (!NfsVolumes.IsNfs(volume))
                await FaultAsync(name, "its options are not those of an NFS mount").ConfigureAwait(false);
            else
                wishes.Add(new ContainerWish(MountKind.Nfs, image, name, engine.Endpoint.IsLocal ? volume.MountPoint : null));
        }
        return wishes;

        Task FaultAsync(string name, string why) => listener.FaultAsync(name, new FaultException(FaultKind.NfsVolumeNotFound, name, why));
    }

    static async Task RemoveAsync(IMountPlace place, WorkFolder work)
    {
        try
        {
            await place.DisposeAsync().ConfigureAwait(false);
            work.IsNeededLater |= place.IsLeft;
        }
        catch (FaultException)
        {
            // The engine is gone; the next call finds what is left by the folder's free lock.
            work.IsNeededLater = true;
        }
    }
}
