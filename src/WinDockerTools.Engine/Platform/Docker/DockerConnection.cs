using System;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using Version = System.Version;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>The line to one engine, spoken in the newest API version that both sides know; opened by the first question.</summary>
sealed class DockerConnection(DockerEndpoint endpoint) : IDisposable
{
    // The newest that Docker.DotNet.Enhanced is tested with by its maintainers.
    static readonly Version NewestApi = new(1, 52);

    readonly SemaphoreSlim gate = new(1);
    DockerClient? client;

    public DockerEndpoint Endpoint { get; } = endpoint;

    /// <summary>What the engine says its newest API version is; empty before the first question.</summary>
    public string ApiVersion { get; private set; } = "";

    /// <summary>
    /// Throws FaultException, EngineTimeout among them when the answer takes longer than <paramref name="patience"/>.
    /// </summary>
    public async Task<T> AskAsync<T>(Func<DockerClient, CancellationToken, Task<T>> ask, TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            return await ask(await OpenAsync(limit.Token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
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

    public void Dispose()
    {
        client?.Dispose();
        gate.Dispose();
    }

    async Task<DockerClient> OpenAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (client is not null)
                return client;
            VersionResponse version;
            // Every engine answers this one question without a version in its path.
            using (var first = DockerClients.Open(Endpoint, apiVersion: null))
                version = await first.System.GetVersionAsync(stop).ConfigureAwait(false);
            ApiVersion = version.APIVersion ?? "";
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
