using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Access;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Reading;

/// <summary>The requests of the distribution specification that reading an image takes, at one registry.</summary>
sealed class RegistryClient(RegistryEndpoint endpoint, RegistryLine line, RegistryAccess access) : IDisposable
{
    static readonly string[] Manifests =
        [MediaTypes.OciIndex, MediaTypes.DockerList, MediaTypes.OciManifest, MediaTypes.DockerManifest];

    /// <summary>What a tag points at, without its content. The answer may be any.</summary>
    public Task<Answer> HeadManifestAsync(ImageReference image, string tag, CancellationToken stop) =>
        SendAsync(image, $"manifests/{tag}", new RegistryRequest(HttpMethod.Head) { Accept = Manifests }, stop);

    /// <summary>A manifest by tag or digest. Throws FaultException (ImageNotFound, …).</summary>
    public Task<Answer> GetManifestAsync(ImageReference image, string reference, long limit, CancellationToken stop) =>
        GetAsync(image, $"manifests/{reference}", new RegistryRequest(HttpMethod.Get) { Accept = Manifests, Limit = limit }, stop);

    public Task<Answer> GetBlobAsync(ImageReference image, Digest digest, long limit, CancellationToken stop) =>
        GetAsync(image, $"blobs/{digest}", new RegistryRequest(HttpMethod.Get) { Limit = limit }, stop);

    public void Dispose() => endpoint.Dispose();

    async Task<Answer> GetAsync(ImageReference image, string path, RegistryRequest request, CancellationToken stop)
    {
        var answer = await SendAsync(image, path, request, stop).ConfigureAwait(false);
        return answer.IsGood ? answer : throw RegistryFaults.Of(answer, image);
    }

    async Task<Answer> SendAsync(ImageReference image, string path, RegistryRequest request, CancellationToken stop)
    {
        path = $"v2/{image.Repository}/{path}";
        request = request with { Authorization = access.Known(image) };
        var answer = await line.SendAsync(image, request, endpoint, path, stop).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized || answer.IsForeign)
            return answer;
        var authorization = await access.AnswerAsync(answer, image, request.Authorization, stop).ConfigureAwait(false);
        return authorization is null
            ? answer
            : await line.SendAsync(image, request with { Authorization = authorization }, endpoint, path, stop).ConfigureAwait(false);
    }
}
