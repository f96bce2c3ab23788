using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>What an engine holds already, for the length of one call: its layers are listed once.</summary>
sealed class EngineHoldings(IDockerEngine engine) : IDisposable
{
    readonly object gate = new();
    Task<IReadOnlyList<LocalImage>>? images;
    LayerPresence? layers;

    /// <summary>The engine's own copy. Throws FaultException (ImageNotFound, EngineUnreachable, …).</summary>
    public Task<Image> ReadAsync(ImageReference image, CancellationToken stop) => EngineImageReader.ReadAsync(engine, image, stop);

    /// <summary>Compressed bytes that a pull would still fetch; null when the image does not tell its layers.</summary>
    public async Task<long?> BytesToPullAsync(ImageDetail detail, CancellationToken stop)
    {
        var all = await ImagesAsync(stop).ConfigureAwait(false);
        lock (gate)
            layers ??= new LayerPresence(all);
        return layers.BytesToPull(detail);
    }

    public Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop)
    {
        lock (gate)
            return images ??= engine.ImagesAsync(stop);
    }

    /// <summary>Digests by which the engine knows its copy of an image; none when it has no copy or made it itself.</summary>
    public async Task<IReadOnlyList<string>> DigestsAsync(ImageReference image, CancellationToken stop)
    {
        var local = await engine.FindImageAsync(image.Text, stop).ConfigureAwait(false);
        return local is null ? [] : [.. local.RepoDigests.Select(name => name.Substring(name.IndexOf('@') + 1))];
    }

    public void Dispose() => engine.Dispose();
}
