using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using WinDockerTools.Engine.Common;
using Version = System.Version;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>A Docker engine, 20.10 to 29, asked in the newest API version that both sides know.</summary>
sealed class DockerEngine(DockerEndpoint endpoint, TimeSpan? patience = null) : IDockerEngine
{
    // The newest that Docker.DotNet.Enhanced is tested with by its maintainers.
    static readonly Version NewestApi = new(1, 52);

    // "docker info" may take seconds on a busy host.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    const int InspectionsAtOnce = 8;

    readonly SemaphoreSlim gate = new(1);
    DockerClient? client;
    VersionResponse? version;

    public DockerEndpoint Endpoint { get; } = endpoint;

    public Task<EngineInfo> InfoAsync(CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        var info = await api.System.GetSystemInfoAsync(limit).ConfigureAwait(false);
        // Docker Desktop's proxy may answer for an engine that does not run, with nothing but its own label.
        if (string.IsNullOrEmpty(info.ServerVersion) && string.IsNullOrEmpty(info.OSType))
            throw new FaultException(FaultKind.EngineFailed, Endpoint.ToString(), "its answer names neither a version nor an operating system");
        return DockerModels.Info(info, version!.APIVersion);
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

    public void Dispose()
    {
        client?.Dispose();
        gate.Dispose();
    }

    Task<IList<ImagesListResponse>> ListAsync(CancellationToken stop) =>
        AskAsync((api, limit) => api.Images.ListImagesAsync(new ImagesListParameters(), limit), stop);

    async Task<T> AskAsync<T>(Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience ?? Patience);
        try
        {
            return await ask(await ConnectAsync(limit.Token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is not OperationCanceledException)
        {
            // A connection that is cut by a stop may say so in any words.
            throw new OperationCanceledException(e.Message, e, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && EngineFaults.From(e, Endpoint) is { } fault)
        {
            throw fault;
        }
    }

    async Task<DockerClient> ConnectAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (client is not null)
                return client;
            // Every engine answers this one question without a version in its path.
            using (var first = DockerClients.Open(Endpoint, apiVersion: null))
                version = await first.System.GetVersionAsync(stop).ConfigureAwait(false);
            return client = DockerClients.Open(Endpoint, CommonApi(version));
        }
        finally
        {
            gate.Release();
        }
    }

    static Version? CommonApi(VersionResponse version)
    {
        if (!Version.TryParse(version.APIVersion, out var newest))
            return null;
        var common = newest < NewestApi ? newest : NewestApi;
        return Version.TryParse(version.MinAPIVersion, out var oldest) && oldest > common ? oldest : common;
    }
}
