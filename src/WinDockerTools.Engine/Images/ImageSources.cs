using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Sources;

namespace WinDockerTools.Engine.Images;

/// <summary>Where an image is looked up.</summary>
static class ImageSources
{
    public static IImageSource For(ImageReference image) => new LayoutSource();
}
