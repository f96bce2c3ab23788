using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>
/// What an engine has of an image already. A classic store keeps a layer together with all below it, so one counts
/// only if some local image begins with the same layers (moby layer/layer.go, ChainID).
/// </summary>
sealed class LayerPresence
{
    // A tree of layers: the number of a layer by the one below it and its own content. 0 is the ground.
    readonly Dictionary<(int Below, string DiffId), int> layers = [];

    public LayerPresence(IEnumerable<LocalImage> images)
    {
        foreach (var image in images)
        {
            var top = 0;
            foreach (var diffId in image.DiffIds)
            {
                if (!layers.TryGetValue((top, diffId), out var next))
                    layers.Add((top, diffId), next = layers.Count + 1);
                top = next;
            }
        }
    }

    /// <summary>Compressed bytes of the layers that are missing; null when the image does not tell its layers.</summary>
    public long? BytesToPull(ImageDetail image)
    {
        if (image.Config is not { } config || config.DiffIds.Count != image.Layers.Count || image.Layers.Any(layer => layer.Size < 0))
            return null;
        var present = 0;
        for (var top = 0; present < image.Layers.Count && layers.TryGetValue((top, config.DiffIds[present].Text), out top); present++)
        {
        }
        return image.Layers.Skip(present).Sum(layer => layer.Size);
    }
}
