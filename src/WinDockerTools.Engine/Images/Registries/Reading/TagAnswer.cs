using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Lines;

namespace WinDockerTools.Engine.Images.Registries.Reading;

/// <summary>What a registry says of a tag; with the content, where it does not say the digest without it.</summary>
sealed record TagAnswer(Descriptor Descriptor, byte[]? Content)
{
    const string DigestHeader = "Docker-Content-Digest";
    const long LargestManifest = 4 * 1024 * 1024;

    /// <summary>Null when the registry does not have the tag.</summary>
    public static async Task<TagAnswer?> AskAsync(RegistryClient registry, ImageReference image, CancellationToken stop)
    {
        var answer = await registry.HeadManifestAsync(image, image.Tag!, stop).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound && !answer.IsHtml)
            return null;
        var needsContent = answer.Status == HttpStatusCode.MethodNotAllowed || answer.IsGood && answer.Header(DigestHeader) is null;
        if (needsContent)
        {
            var content = (await registry.GetManifestAsync(image, image.Tag!, LargestManifest, stop).ConfigureAwait(false)).Body;
            return new TagAnswer(new Descriptor("", Digest.Of(content), content.Length), content);
        }
        if (!answer.IsGood)
            throw RegistryFaults.Of(answer, image);
        return Digest.TryParse(answer.Header(DigestHeader)) is { } digest
            ? new TagAnswer(new Descriptor(answer.MediaType ?? "", digest, -1), null)
            : throw new FaultException(FaultKind.RegistryResponseInvalid, image.Registry, $"its header {DigestHeader} holds no digest");
    }
}
