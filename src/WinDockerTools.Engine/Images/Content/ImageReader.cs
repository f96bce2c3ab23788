using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Content;

/// <summary>Walks an image from its top to its platforms, checking every digest on the way.</summary>
sealed class ImageReader(IImageSource source)
{
    // distribution-spec asks registries to accept manifests of at least 4 MiB; no real list comes near these.
    const long LargestManifest = 4 * 1024 * 1024, LargestConfig = 8 * 1024 * 1024;
    const int DeepestIndex = 3, MostEntries = 1000;

    int listed;

    public async Task<Image> ReadAsync(ImageReference image, CancellationToken stop)
    {
        var top = await source.ResolveAsync(image, stop).ConfigureAwait(false);
        var entries = new List<ImageEntry>();
        var isList = await AddAsync(image, top, entries, depth: 0, stop).ConfigureAwait(false);
        return new Image(image, top.Digest, isList, entries);
    }

    async Task<bool> AddAsync(ImageReference image, Descriptor descriptor, List<ImageEntry> entries, int depth, CancellationToken stop)
    {
        var mediaType = descriptor.MediaType;
        byte[]? content = null;
        if (!MediaTypes.IsIndex(mediaType) && !MediaTypes.IsManifest(mediaType))
        {
            content = await FetchAsync(image, descriptor, LargestManifest, stop).ConfigureAwait(false);
            mediaType = ManifestDocuments.MediaTypeOf(content, image.Text) ?? mediaType;
        }
        if (!MediaTypes.IsIndex(mediaType))
        {
            entries.Add(await EntryAsync(image, descriptor with { MediaType = mediaType }, stop).ConfigureAwait(false));
            return false;
        }
        if (depth == DeepestIndex)
            throw new FaultException(FaultKind.ManifestNestingTooDeep, image.Text, $"indexes are nested more than {DeepestIndex} deep");
        content ??= await FetchAsync(image, descriptor, LargestManifest, stop).ConfigureAwait(false);
        foreach (var child in ManifestDocuments.Index(content, image.Text).Manifests)
        {
            if (child.IsAttestation)
                continue;
            // Indexes inside count too: a few small ones can list each other into millions.
            if (++listed > MostEntries)
                throw new FaultException(FaultKind.ManifestInvalid, image.Text, $"it lists more than {MostEntries} manifests");
            await AddAsync(image, child, entries, depth + 1, stop).ConfigureAwait(false);
        }
        return true;
    }

    async Task<ImageEntry> EntryAsync(ImageReference image, Descriptor descriptor, CancellationToken stop)
    {
        if (!MediaTypes.IsManifest(descriptor.MediaType))
            throw new FaultException(FaultKind.ManifestUnsupported, image.Text, $"a manifest of type '{descriptor.MediaType}'");
        var entry = new ImageEntry(descriptor, descriptor.Platform, token => DetailAsync(image, descriptor, token));
        if (descriptor.Platform is not null)
            return entry;
        var detail = await entry.DetailAsync(stop).ConfigureAwait(false);
        return new ImageEntry(descriptor, detail.Config?.Platform, _ => Task.FromResult(detail));
    }

    async Task<ImageDetail> DetailAsync(ImageReference image, Descriptor descriptor, CancellationToken stop)
    {
        var content = await FetchAsync(image, descriptor, LargestManifest, stop).ConfigureAwait(false);
        var manifest = ManifestDocuments.Manifest(content, image.Text);
        if (!manifest.IsImage)
            return new ImageDetail(null, manifest.Layers, manifest.Size) { ArtifactType = manifest.ArtifactType ?? manifest.Config.MediaType };
        var config = await FetchAsync(image, manifest.Config, LargestConfig, stop).ConfigureAwait(false);
        return new ImageDetail(ManifestDocuments.Config(config, image.Text), manifest.Layers, manifest.Size);
    }

    async Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        if (descriptor.Size > limit)
            throw TooLarge(image, descriptor.Size, limit);
        var content = await source.FetchAsync(image, descriptor, limit, stop).ConfigureAwait(false);
        if (content.LongLength > limit)
            throw TooLarge(image, content.LongLength, limit);
        return descriptor.Digest.Matches(content)
            ? content
            : throw new FaultException(FaultKind.DigestMismatch, image.Text, $"the content does not have the digest {descriptor.Digest}");
    }

    public static FaultException TooLarge(ImageReference image, long size, long limit) => new(
        FaultKind.ManifestTooLarge, image.Text, $"a manifest or configuration of {ByteSize.Format(size)}; at most {ByteSize.Format(limit)} are read");
}
