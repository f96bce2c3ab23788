using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Access;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries;

/// <summary>Images in registries, for the length of one call: a tag is looked up once.</summary>
sealed class RegistrySource : IImageSource, IDisposable
{
    const long LargestManifest = 4 * 1024 * 1024;

    readonly Wire wire;
    readonly CredentialStore credentials;
    readonly ConcurrentDictionary<string, RegistryClient> registries = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, Lazy<Task<Descriptor?>>> tags = new(StringComparer.Ordinal);

    public RegistrySource(RegistryOptions options)
    {
        wire = new Wire(options.Connections);
        credentials = new CredentialStore(options.Credential, options.Note);
    }

    /// <summary>Called for each image in the order of the input: a credential belongs to the first registry.</summary>
    public void Expect(ImageReference image) => credentials.Expect(image.Registry);

    public async Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop)
    {
        credentials.Check(image);
        if (Digest.TryParse(image.Digest) is { } digest)
            return new Descriptor("", digest, -1);
        return await LookUpAsync(image, stop).ConfigureAwait(false)
            ?? throw new FaultException(FaultKind.ImageNotFound, image.Text, $"the registry has no tag '{image.Tag}' in '{image.Repository}'");
    }

    /// <summary>The digest of a tag, or null when the registry does not have it.</summary>
    public async Task<Digest?> HeadAsync(ImageReference image, CancellationToken stop)
    {
        credentials.Check(image);
        return (await LookUpAsync(image, stop).ConfigureAwait(false))?.Digest;
    }

    public async Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        var registry = Registry(image);
        var answer = MediaTypes.IsImageConfig(descriptor.MediaType)
            ? await registry.GetBlobAsync(image, descriptor.Digest, limit, stop).ConfigureAwait(false)
            : await registry.GetManifestAsync(image, descriptor.Digest.Text, limit, stop).ConfigureAwait(false);
        return Content(answer, image);
    }

    public void Dispose()
    {
        foreach (var registry in registries.Values)
            registry.Dispose();
        wire.Dispose();
    }

    RegistryClient Registry(ImageReference image) => registries.GetOrAdd(image.Registry, Open);

    RegistryClient Open(string registry)
    {
        var line = new RegistryLine(wire);
        var access = new RegistryAccess(stop => credentials.FindAsync(registry, stop), new TokenService(line));
        return new RegistryClient(new RegistryEndpoint(registry), line, access);
    }

    Task<Descriptor?> LookUpAsync(ImageReference image, CancellationToken stop) =>
        tags.GetOrAdd($"{image.Registry}/{image.Repository}:{image.Tag}", _ => new(() => AskForTagAsync(image, stop))).Value;

    async Task<Descriptor?> AskForTagAsync(ImageReference image, CancellationToken stop)
    {
        var answer = await Registry(image).HeadManifestAsync(image, image.Tag!, stop).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound && !answer.IsHtml)
            return null;
        var isSilent = answer.Status is HttpStatusCode.MethodNotAllowed || answer.IsSuccess && answer.Header("Docker-Content-Digest") is null;
        if (isSilent)
        {
            var content = Content(await Registry(image).GetManifestAsync(image, image.Tag!, LargestManifest, stop).ConfigureAwait(false), image);
            return new Descriptor("", Digest.Of(content), content.Length);
        }
        if (!answer.IsSuccess || answer.IsHtml)
            throw RegistryFaults.Of(answer, image);
        return Digest.TryParse(answer.Header("Docker-Content-Digest")) is { } digest
            ? new Descriptor(answer.MediaType ?? "", digest, -1)
            : throw new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, "the header Docker-Content-Digest holds no digest");
    }

    static byte[] Content(Answer answer, ImageReference image) =>
        answer.IsSuccess && !answer.IsHtml ? answer.Body : throw RegistryFaults.Of(answer, image);
}
