using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Images.Content;

/// <summary>An image as its source describes it: every platform, each with its details on demand.</summary>
sealed record Image(ImageReference Reference, Digest Digest, bool IsList, IReadOnlyList<ImageEntry> Entries)
{
    /// <summary>What to know of where it was read, such as a registry that could not be asked.</summary>
    public string? Note { get; init; }
}

/// <summary>One platform's manifest. Details are read once, when first asked for.</summary>
sealed class ImageEntry(Descriptor descriptor, Platform? platform, Func<CancellationToken, Task<ImageDetail>> read)
{
    readonly object gate = new();
    Task<ImageDetail>? detail;

    public Descriptor Descriptor { get; } = descriptor;

    /// <summary>From the list entry, else from the image's own configuration; null for what is no image.</summary>
    public Platform? Platform { get; } = platform;

    public Task<ImageDetail> DetailAsync(CancellationToken stop)
    {
        lock (gate)
            return detail ??= read(stop);
    }
}

/// <summary>
/// What a manifest and its configuration say. Config is null for an artefact that is no image; Size is compressed
/// bytes, null when the source does not know them.
/// </summary>
sealed record ImageDetail(ImageConfig? Config, IReadOnlyList<Descriptor> Layers, long? Size)
{
    /// <summary>What an artefact calls itself, such as a Helm chart's configuration type.</summary>
    public string? ArtifactType { get; init; }
}
