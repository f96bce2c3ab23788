using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Images.Content;

/// <summary>A place that holds images: a registry, a layout folder, a saved archive.</summary>
interface IImageSource
{
    /// <summary>The top of an image: its index or its only manifest. Throws FaultException (ImageNotFound, …).</summary>
    Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop);

    /// <summary>
    /// The bytes of a manifest or a configuration, unverified. More than <paramref name="limit"/> bytes are
    /// ManifestTooLarge, without reading them all.
    /// </summary>
    Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop);
}
