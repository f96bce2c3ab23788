using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>A folder in the OCI image layout (image-spec, image-layout.md).</summary>
sealed class LayoutSource : IImageSource
{
    const string Marker = "oci-layout";
    const long LargestIndex = 4 * 1024 * 1024;

    public static bool IsLayout(string folder) => File.Exists(Path.Combine(folder, Marker));

    public async Task<Descriptor> ResolveAsync(ImageReference image, CancellationToken stop)
    {
        var folder = image.Path!;
        if (!Directory.Exists(folder))
            throw new FaultException(FaultKind.ImageNotFound, image.Text, "there is no such file or folder");
        if (!IsLayout(folder))
            throw new FaultException(FaultKind.ImageLayoutInvalid, image.Text, $"there is no file '{Marker}' in it");
        var json = await ReadAsync(image, Path.Combine(folder, "index.json"), LargestIndex, stop).ConfigureAwait(false);
        return LayoutIndex.Choose(ManifestDocuments.Index(json, image.Text), image);
    }

    public Task<byte[]> FetchAsync(ImageReference image, Descriptor descriptor, long limit, CancellationToken stop)
    {
        var name = descriptor.Digest.Text.Split(':');
        return ReadAsync(image, Path.Combine(image.Path!, "blobs", name[0], name[1]), limit, stop);
    }

    static async Task<byte[]> ReadAsync(ImageReference image, string path, long limit, CancellationToken stop)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
            if (file.Length > limit)
                throw ImageReader.TooLarge(image, file.Length, limit);
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, 81920, stop).ConfigureAwait(false);
            return content.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.ImageLayoutInvalid, image.Text, e.Message, e);
        }
    }
}
