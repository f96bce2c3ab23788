using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>A layout's index.json may hold several images, told apart by their names.</summary>
static class LayoutIndex
{
    public static Descriptor Choose(ImageIndex index, ImageReference image)
    {
        var images = index.Manifests.Where(item => !item.IsAttestation).ToList();
        if (image.Tag is { } tag)
            images = [.. images.Where(item => item.RefName is { } name && (name == tag || name.EndsWith(':' + tag, System.StringComparison.Ordinal)))];
        return images.Count switch
        {
            1 => images[0],
            0 => throw new FaultException(FaultKind.ImageNotFound, image.Text, image.Tag is null ? "its index.json lists no image" : "its index.json has no image of that name"),
            _ => throw new FaultException(FaultKind.ImageLayoutInvalid, image.Text,
                $"it holds {images.Count} images; name one as path:name ({Names(images)})"),
        };
    }

    static string Names(IEnumerable<Descriptor> images) => string.Join(", ", images.Select(item => item.RefName ?? item.Digest.Text));
}
