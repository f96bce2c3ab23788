using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Tests.Images;

/// <summary>An image source without manners: it serves what it was given, whatever the digest or the limit.</summary>
sealed class MemorySource(string top, Dictionary<string, byte[]> content, string topType = "") : IImageSource
{
    public Dictionary<string, byte[]> Content { get; } = content;

    public int Fetches { get; private set; }

    public Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop) =>
        Task.FromResult(new Descriptor(topType, Digest.TryParse(top)!, -1));

    public Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        Fetches++;
        return Content.TryGetValue(descriptor.Digest.Text, out var bytes)
            ? Task.FromResult(bytes)
            : throw new FaultException(FaultKind.ImageNotFound, image.Text, $"there is no {descriptor.Digest}");
    }
}
