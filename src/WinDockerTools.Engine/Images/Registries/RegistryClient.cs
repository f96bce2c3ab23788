using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries;

/// <summary>The requests of the distribution specification that reading an image takes, at one registry.</summary>
sealed class RegistryClient(RegistryEndpoint endpoint, Wire wire) : IDisposable
{
    static readonly string[] Manifests =
        [MediaTypes.OciIndex, MediaTypes.DockerList, MediaTypes.OciManifest, MediaTypes.DockerManifest];

    /// <summary>What a tag points at, without its content. <paramref name="reference"/> is a tag or digest.</summary>
    public Task<Answer> HeadManifestAsync(ImageReference image, string reference, CancellationToken stop) =>
        SendAsync(image, new RegistryRequest(HttpMethod.Head, $"manifests/{reference}") { Accept = Manifests }, stop);

    public Task<Answer> GetManifestAsync(ImageReference image, string reference, long limit, CancellationToken stop) =>
        SendAsync(image, new RegistryRequest(HttpMethod.Get, $"manifests/{reference}") { Accept = Manifests, Limit = limit }, stop);

    public Task<Answer> GetBlobAsync(ImageReference image, Digest digest, long limit, CancellationToken stop) =>
        SendAsync(image, new RegistryRequest(HttpMethod.Get, $"blobs/{digest}") { Limit = limit }, stop);

    public void Dispose() => endpoint.Dispose();

    async Task<Answer> SendAsync(ImageReference image, RegistryRequest request, CancellationToken stop)
    {
        try
        {
            return await endpoint.UseAsync(root => wire.SendAsync(request, new Uri(root, $"v2/{image.Repository}/{request.Path}"), stop), stop).ConfigureAwait(false);
        }
        catch (Exception e) when (RegistryFaults.Of(e, image) is { } fault)
        {
            throw fault;
        }
    }
}
