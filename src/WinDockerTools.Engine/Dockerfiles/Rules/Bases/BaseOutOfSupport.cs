using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Bases;

/// <summary>What a base image holds gets no security fixes any more.</summary>
static class BaseOutOfSupport
{
    public const string Id = "BaseOutOfSupport";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from stage in facts.Stages.All
        where stage.Base.Kind == StageSourceKind.Image
        let image = ImageName.Of(stage.Base.Name)
        from end in OfWindows(image).Concat(SupportDates.Of(image))
        where end.End < facts.Settings.Today.Date
        select RuleHit.At(stage.From,
            $"Support of {end.Product} in {image} ended on {end.End:yyyy-MM-dd} ({end.Source}): what is found in it since then is not mended.",
            $"FROM {image.Name}:<a version with support>{(stage.Name is { } name ? $" AS {name}" : "")}");

    static IEnumerable<SupportEnd> OfWindows(ImageName image) => WindowsImages.LineOf(image) is { } line
        ? [new SupportEnd($"Windows {line.Tag}", line.End, "learn.microsoft.com/virtualization/windowscontainers/deploy-containers/base-image-lifecycle")]
        : [];
}
