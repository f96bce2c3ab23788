using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Windows;

/// <summary>A tag that means an image for another Windows on another host.</summary>
static class WindowsTagMoves
{
    public const string Id = "WindowsTagMoves";

    const string Newest = "ltsc2022";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from stage in facts.Stages.All
        where stage.Base.Kind == StageSourceKind.Image && facts.IsWindows(stage)
        let image = ImageName.Of(stage.Base.Name)
        where image is { HasDigest: false, Tag: not null } && WindowsImages.VersionOf(image) is null && IsList(image)
        select RuleHit.At(stage.From,
            $"The tag '{image.Tag}' of {image.Name} holds images of several Windows builds: the builder takes the one that fits its own host, and what it builds does not start on hosts of another build.",
            $"FROM {WindowsImages.OnLine(image, Compatibility.BaseImageLines.All.First(line => line.Tag == Newest))}{(stage.Name is { } name ? $" AS {name}" : "")}");

    // Whether another publisher's tag is one image or several cannot be told from here; Microsoft's bases have no other tags.
    static bool IsList(ImageName image) => WindowsImages.HasVariants(image)
        || (WindowsImages.IsWindows(image) && (image.IsOfficial || image.IsBelow("mcr.microsoft.com/dotnet/framework")));
}
