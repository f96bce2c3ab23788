using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Access;
using WinDockerTools.Engine.Images.Registries.Cache;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Reading;

/// <summary>Images in registries, for the length of one call: a tag is looked up once, content kept on disk is not asked for.</summary>
sealed class RegistrySource : IImageSource, IDisposable
{
    readonly RegistryOptions options;
    readonly Wire wire;
    readonly ResiliencePipeline<Answer> retries;
    readonly CredentialStore credentials;
    readonly ContentCache? cache;
    readonly ConcurrentDictionary<string, RegistryClient> registries = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, Lazy<Task<TagAnswer?>>> tags = new(StringComparer.Ordinal);
    readonly Flights<byte[]> fetches = new();

    public RegistrySource(RegistryOptions options)
    {
        this.options = options;
        wire = new Wire(options.Connections);
        retries = Retries.Create(options.Time, options.AttemptTimeout, options.Note);
        credentials = new CredentialStore(options.Credential, options.Note);
        var folder = options.CacheFolder ?? ContentCache.DefaultFolder;
        cache = options.NoCache ? null : new ContentCache(folder, new CachePruning(folder, options.Time));
    }

    /// <summary>Called for each image in the order of the input: a credential belongs to the first registry.</summary>
    public void Expect(ImageReference image) => credentials.Expect(image.Registry);

    public async Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop)
    {
        credentials.Check(image);
        if (Digest.TryParse(image.Digest) is { } digest)
            return new Descriptor("", digest, -1);
        return (await LookUpAsync(image, stop).ConfigureAwait(false))?.Descriptor
            ?? throw new FaultException(FaultKind.ImageNotFound, image.Text, $"the registry has no tag '{image.Tag}' in '{image.Repository}'");
    }

    /// <summary>The digest of a tag, or null when the registry does not have it.</summary>
    public async Task<Digest?> HeadAsync(ImageReference image, CancellationToken stop)
    {
        credentials.Check(image);
        return (await LookUpAsync(image, stop).ConfigureAwait(false))?.Descriptor.Digest;
    }

    public Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop) =>
        fetches.JoinAsync($"{image.Registry}/{image.Repository}@{descriptor.Digest}", () => ReadAsync(image, descriptor, limit, stop));

    public void Dispose()
    {
        foreach (var registry in registries.Values)
            registry.Dispose();
        wire.Dispose();
    }

    RegistryClient Registry(ImageReference image) => registries.GetOrAdd(image.Registry, Open);

    RegistryClient Open(string registry)
    {
        var line = new RegistryLine(wire, retries, new Outage(options.Time));
        var access = new RegistryAccess(stop => credentials.FindAsync(registry, stop), new TokenService(line));
        return new RegistryClient(new RegistryEndpoint(registry), line, access);
    }

    Task<TagAnswer?> LookUpAsync(ImageReference image, CancellationToken stop) =>
        tags.GetOrAdd(TagName(image), _ => new(() => TagAnswer.AskAsync(Registry(image), image, stop))).Value;

    static string TagName(ImageReference image) => $"{image.Registry}/{image.Repository}:{image.Tag}";

    async Task<byte[]> ReadAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        if (cache?.Read(descriptor.Digest) is { } kept)
            return kept;
        var content = await AskAsync(image, descriptor, limit, stop).ConfigureAwait(false);
        if (descriptor.Digest.Matches(content))
            cache?.Write(descriptor.Digest, content);
        return content;
    }

    async Task<byte[]> AskAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        if (MediaTypes.IsImageConfig(descriptor.MediaType))
            return (await Registry(image).GetBlobAsync(image, descriptor.Digest, limit, stop).ConfigureAwait(false)).Body;
        if (image.Digest is null && (await LookUpAsync(image, stop).ConfigureAwait(false)) is { Content: { } content } tag && tag.Descriptor.Digest == descriptor.Digest)
            return content;
        return (await Registry(image).GetManifestAsync(image, descriptor.Digest.Text, limit, stop).ConfigureAwait(false)).Body;
    }
}
