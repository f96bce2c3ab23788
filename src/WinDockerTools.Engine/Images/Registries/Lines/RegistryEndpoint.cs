using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>
/// The server behind a registry's name. It is https, but a registry on loopback may speak plain http: as with
/// docker, https is tried first. The first request finds out, and the others wait for it.
/// </summary>
sealed class RegistryEndpoint : IDisposable
{
    const string DockerHub = "docker.io", DockerHubServer = "registry-1.docker.io";

    readonly SemaphoreSlim settling = new(1);
    string? scheme;

    public RegistryEndpoint(string registry)
    {
        Registry = registry;
        if (!Uri.TryCreate($"https://{registry}/", UriKind.Absolute, out _))
            throw new FaultException(FaultKind.ImageReferenceInvalid, registry, "no registry can have this host and port");
        scheme = Root(Uri.UriSchemeHttps).IsLoopback ? null : Uri.UriSchemeHttps;
    }

    public string Registry { get; }

    public async Task<T> UseAsync<T>(Func<Uri, Task<T>> send, CancellationToken stop)
    {
        if (scheme is null)
        {
            await settling.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                if (scheme is null)
                    return await SettleAsync(send).ConfigureAwait(false);
            }
            finally
            {
                settling.Release();
            }
        }
        return await send(Root(scheme)).ConfigureAwait(false);
    }

    public void Dispose() => settling.Dispose();

    async Task<T> SettleAsync<T>(Func<Uri, Task<T>> send)
    {
        try
        {
            var answer = await send(Root(Uri.UriSchemeHttps)).ConfigureAwait(false);
            scheme = Uri.UriSchemeHttps;
            return answer;
        }
        catch (HttpRequestException)
        {
            // A certificate that is not trusted comes as another exception: it is no reason to speak plain http.
            var answer = await send(Root(Uri.UriSchemeHttp)).ConfigureAwait(false);
            scheme = Uri.UriSchemeHttp;
            return answer;
        }
    }

    Uri Root(string at) => new($"{at}://{(Registry == DockerHub ? DockerHubServer : Registry)}/");
}
