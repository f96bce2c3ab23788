using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Bases;

/// <summary>A base image without a tag, or with one that names no version.</summary>
static class BaseNotPinned
{
    public const string Id = "BaseNotPinned";

    /// <summary>Parts of tags that name a channel or a variant, and no version of what the image is for.</summary>
    static readonly string[] Moving =
    [
        "latest", "stable", "edge", "main", "master", "nightly", "dev", "devel", "testing", "unstable", "sid", "lts", "current", "mainline", "rolling", "slim", "alpine", "nonroot", "debug",
        "jdk", "jre", "cli", "fpm", "apache", "bullseye", "bookworm", "trixie", "focal", "jammy", "noble", "nanoserver", "windowsservercore",
    ];

    /// <summary>Where a code name is the version.</summary>
    static readonly string[] NamedByCode = ["debian", "ubuntu", "buildpack-deps"];

    static readonly string[] Channels = ["latest", "stable", "testing", "unstable", "sid", "devel", "rolling", "slim"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) =>
        from stage in facts.Stages.All
        where stage.Base.Kind == StageSourceKind.Image
        let image = ImageName.Of(stage.Base.Name)
        where Moves(image)
        select RuleHit.At(stage.From,
            image.Tag is null or "latest" && image.IsBelow("mcr.microsoft.com/windows") ? $"{image} cannot be pulled: Microsoft's Windows images have no latest, and each line has its own tag."
                : image.Tag is null ? $"{image} has no tag: it is whatever latest is when it is built." : $"The tag '{image.Tag}' of {image.Name} names no version: it moves to the next one overnight.",
            Fix(image) + (stage.Name is { } name ? $" AS {name}" : ""));

    // Images of distroless have their version in the repository, and no tags of versions.
    static bool Moves(ImageName image) => !image.HasDigest && !(image.IsBelow("gcr.io/distroless") && image.Repository.Any(char.IsDigit))
        && (image.Tag is null || image.TagParts.All((image.Is(NamedByCode) ? Channels : Moving).Contains));

    static string Fix(ImageName image) =>
        image.IsBelow("mcr.microsoft.com/windows") ? $"FROM {image.Name}:ltsc2022"
        : image.IsBelow("gcr.io/distroless") ? $"FROM {image.Name}-debian12{(image.Tag is null ? "" : ":" + image.Tag)}"
        : image.IsBelow("cgr.dev/chainguard") ? $"FROM {image}@sha256:<digest>"
        : $"FROM {image.Name}:<version>{string.Concat(image.TagParts.Where(part => !Channels.Contains(part) || part == "slim").Where(part => part is not ("lts" or "current" or "mainline" or "edge" or "main" or "master" or "nightly" or "dev")).Select(part => "-" + part))}";
}
