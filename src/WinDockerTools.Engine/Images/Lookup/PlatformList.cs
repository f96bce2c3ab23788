using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Lookup;

/// <summary>The platforms of an image with their sizes.</summary>
static class PlatformList
{
    public static async Task<IReadOnlyList<ImagePlatform>> ReadAsync(Image image, CancellationToken stop) =>
        await Task.WhenAll(image.Entries.Select(entry => DescribeAsync(image.Reference, entry, stop))).ConfigureAwait(false);

    static async Task<ImagePlatform> DescribeAsync(ImageReference reference, ImageEntry entry, CancellationToken stop)
    {
        var detail = await entry.DetailAsync(stop).ConfigureAwait(false);
        var platform = entry.Platform;
        return new ImagePlatform
        {
            Image = reference.Text,
            Digest = entry.Descriptor.Digest.Text,
            Platform = platform?.ToString() ?? "",
            OS = platform?.OS ?? "",
            OSVersion = platform?.OSVersion,
            OSFeatures = [.. platform?.OSFeatures ?? []],
            Architecture = platform?.Architecture ?? "",
            Variant = platform?.Variant,
            MediaType = entry.Descriptor.MediaType,
            Size = detail.Size,
        };
    }
}
