using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Go;

/// <summary>A base image named golang.</summary>
/// <param name="Image">As FROM names it.</param>
/// <param name="IsOfficial">It is Docker's own (hub.docker.com/_/golang), or a mirror of it.</param>
/// <param name="Release">Of its tag: major, minor and, where the tag says so, the third number; null where it says none.</param>
sealed record GoImage(ImageName Image, bool IsOfficial, Version? Release)
{
    /// <summary>Null where a stage does not begin with one.</summary>
    public static GoImage? Of(DockerfileFacts facts, BuildStage stage) => facts.Image(stage) is not { } image || image.Repository.Split('/').Last() != "golang" ? null : new GoImage(
        image,
        image.IsOfficial || image.Repository.EndsWith("/library/golang", StringComparison.Ordinal),
        image.Version switch
        {
            [var major, var minor] => new Version(major, minor),
            [var major, var minor, var third, ..] => new Version(major, minor, third),
            _ => null,
        });
}
