using System;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries;
using WinDockerTools.Engine.Images.Sources;

namespace WinDockerTools.Engine.Images;

/// <summary>Where the images of one call are looked up.</summary>
sealed class ImageSources(RegistryOptions options) : IDisposable
{
    readonly LayoutSource layouts = new();

    public RegistrySource Registries { get; } = new(options);

    public IImageSource For(ImageReference image) => image.Location == ImageLocation.Registry ? Registries : layouts;

    /// <summary>Called for each image in the order of the input.</summary>
    public void Expect(ImageReference image)
    {
        if (image.Location == ImageLocation.Registry && image.Problem is null)
            Registries.Expect(image);
    }

    public void Dispose() => Registries.Dispose();
}
