using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>
/// An image as an engine has it: one platform, unpacked. Of the registry's list it knows nothing any more, and of
/// compressed sizes never anything.
/// </summary>
static class EngineImageReader
{
    /// <summary>Throws FaultException (ImageNotFound, EngineUnreachable, …).</summary>
    public static async Task<Image> ReadAsync(IDockerEngine engine, ImageReference image, CancellationToken stop)
    {
        var local = await engine.FindImageAsync(image.Text, stop).ConfigureAwait(false)
            ?? throw new FaultException(FaultKind.ImageNotFound, image.Text, $"the engine at '{engine.Endpoint}' does not have it");
        return From(image, local);
    }

    public static Image From(ImageReference image, LocalImage local)
    {
        var digest = PulledDigest(image, local) ?? Digest.TryParse(local.Id)
            ?? throw new FaultException(FaultKind.EngineFailed, image.Text, $"'{local.Id}' is not the id of an image");
        var platform = new Content.Platform(local.OS, local.OSVersion, local.Architecture, local.Variant, []);
        var config = new ImageConfig(platform, local.Created, [.. local.DiffIds.Select(Digest.TryParse).OfType<Digest>()], local.Command, local.Labels);
        var detail = new ImageDetail(config, [], null);
        const long unknown = -1;
        var entry = new ImageEntry(new Descriptor("", digest, unknown) { Platform = platform }, platform, _ => Task.FromResult(detail));
        return new Image(image, digest, IsList: false, [entry]);
    }

    // What the registry called it when it was pulled; an image built here has only its id.
    static Digest? PulledDigest(ImageReference image, LocalImage local)
    {
        // Engines write '<none>@<none>' for an image that has lost its name.
        var pulled = local.RepoDigests.Select(ImageReference.TryParse)
            .FirstOrDefault(known => known?.Registry == image.Registry && known.Repository == image.Repository);
        return Digest.TryParse(pulled?.Digest);
    }
}
