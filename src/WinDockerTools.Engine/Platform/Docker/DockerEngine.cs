using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>A Docker engine, 20.10 to 29, asked in the newest API version that both sides know.</summary>
sealed class DockerEngine(DockerEndpoint endpoint, TimeSpan? patience = null) : IDockerEngine
{
    // "docker info" may take seconds on a busy host.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    const int InspectionsAtOnce = 8;

    readonly DockerConnection connection = new(endpoint);

    public DockerEndpoint Endpoint => connection.Endpoint;

    public IContainers Containers => field ??= new DockerContainers(connection);

    public IImageBuilds Builds => field ??= new DockerImageBuilds(connection);

    public Task<EngineInfo> InfoAsync(CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        var info = await api.System.GetSystemInfoAsync(limit).ConfigureAwait(false);
        // Docker Desktop's proxy may answer for an engine that does not run, with nothing but its own label.
        if (string.IsNullOrEmpty(info.ServerVersion) && string.IsNullOrEmpty(info.OSType))
            throw new FaultException(FaultKind.EngineFailed, Endpoint.ToString(), "its answer names neither a version nor an operating system");
        return DockerModels.Info(info, connection.ApiVersion);
    }, stop);

    public Task<LocalImage?> FindImageAsync(string reference, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        try
        {
            return DockerModels.Image(await api.Images.InspectImageAsync(reference, limit).ConfigureAwait(false));
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }, stop);

    public async Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop)
    {
        var ids = (await ListAsync(stop).ConfigureAwait(false)).Select(item => item.ID).Distinct();
        using var slots = new SemaphoreSlim(InspectionsAtOnce);
        var images = await Task.WhenAll(ids.Select(async id =>
        {
            await slots.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                return await FindImageAsync(id, stop).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        })).ConfigureAwait(false);
        return [.. images.OfType<LocalImage>()];
    }

    public async Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken stop) =>
        [.. (await ListAsync(stop).ConfigureAwait(false)).SelectMany(item => DockerModels.Names(item.RepoTags))];

    public Task<IReadOnlyList<EngineNetwork>> NetworksAsync(CancellationToken stop) => AskAsync<IReadOnlyList<EngineNetwork>>(
        async (api, limit) => [.. (await api.Networks.ListNetworksAsync(new NetworksListParameters(), limit).ConfigureAwait(false)).Select(DockerModels.Network)], stop);

    public Task<IReadOnlyList<EngineVolume>> VolumesAsync(CancellationToken stop) => AskAsync<IReadOnlyList<EngineVolume>>(
        async (api, limit) => [.. ((await api.Volumes.ListAsync(limit).ConfigureAwait(false)).Volumes ?? []).Select(DockerModels.Volume)], stop);

    public void Dispose() => connection.Dispose();

    Task<IList<ImagesListResponse>> ListAsync(CancellationToken stop) =>
        AskAsync((api, limit) => api.Images.ListImagesAsync(new ImagesListParameters(), limit), stop);

    Task<T> AskAsync<T>(Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken stop) =>
        connection.AskAsync(ask, patience ?? Patience, stop);
}
