using System;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Reading;
using WinDockerTools.Engine.Images.Sources;

namespace WinDockerTools.Engine.Images.Lookup;

/// <summary>Where the images of one call are looked up.</summary>
sealed class ImageSources(RegistryOptions options) : IDisposable
{
    readonly LayoutSource layouts = new();

    public RegistrySource Registries { get; } = new(options);

    /// <summary>Reads an image where its reference says it is. Throws FaultException, also for input that is no reference.</summary>
    public Task<Image> ReadAsync(ImageReference image, CancellationToken stop) => image.Location switch
    {
        _ when image.Problem is { } problem => throw problem,
        ImageLocation.Archive => ArchiveReader.ReadAsync(image, stop),
        ImageLocation.Layout => new ImageReader(layouts).ReadAsync(image, stop),
        _ => new ImageReader(Registries).ReadAsync(image, stop),
    };

    /// <summary>Called for each image in the order of the input.</summary>
    public void Expect(ImageReference image)
    {
        if (image.Location == ImageLocation.Registry && image.Problem is null)
            Registries.Expect(image);
    }

    public void Dispose() => Registries.Dispose();
}
