using System;
using System.Linq;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>What the name of an image tells of Windows.</summary>
static class WindowsImages
{
    /// <summary>Parts of tags as Microsoft and Docker's official images write them.</summary>
    static readonly string[] Flavours = ["nanoserver", "windowsservercore", "servercore"];

    /// <summary>
    /// Official images with Windows variants behind their plain tags. Source: docker-library/official-images, entries
    /// with an architecture windows-amd64.
    /// </summary>
    static readonly string[] WithVariants = ["golang", "python", "eclipse-temurin", "openjdk", "docker", "mongo", "nats", "traefik", "caddy", "hello-world"];

    public static bool IsWindows(ImageName image) =>
        image.Is("mcr.microsoft.com/windows") || image.IsBelow("mcr.microsoft.com/windows") || image.IsBelow("mcr.microsoft.com/dotnet/framework")
        || image.TagParts.Any(part => Flavours.Contains(part) || part.StartsWith("ltsc20", StringComparison.Ordinal));

    /// <summary>Plain tags of it mean a Linux or a Windows image, as the engine that pulls wants.</summary>
    public static bool HasVariants(ImageName image) => image.Is(WithVariants) || IsOfDotNet(image) || image.Is("mcr.microsoft.com/powershell");

    public static bool IsOfDotNet(ImageName image) => image.IsBelow("mcr.microsoft.com/dotnet") || image.IsBelow("mcr.microsoft.com/dotnet/core");

    /// <summary>The Windows version that the tag names, with the revision where it does; null where it names none.</summary>
    public static Version? VersionOf(ImageName image)
    {
        if (image.Version is [10, 0, var build, ..] && build > 10000)
            return image.Version.Count > 3 ? new Version(10, 0, build, image.Version[3]) : new Version(10, 0, build);
        return LineOf(image) is { } line ? new Version(10, 0, line.Build) : null;
    }

    /// <summary>The line of base images that the tag names; null where it names none.</summary>
    public static BaseImageLine? LineOf(ImageName image)
    {
        if (image.Version is [10, 0, var build, ..])
            return BaseImageLines.OfBuild(build);
        // 1809 or 2004 alone can be anything but a Windows version.
        var isWindows = IsWindows(image);
        return image.TagParts.Select(part => part == "sac2016" ? "ltsc2016" : part)
            .SelectMany(part => BaseImageLines.All.Where(line => (isWindows || line.Tag.StartsWith("ltsc", StringComparison.Ordinal)) && line.Tags.Contains(part, StringComparer.OrdinalIgnoreCase)))
            .FirstOrDefault();
    }

    /// <summary>The name with the tag of another line.</summary>
    public static string OnLine(ImageName image, BaseImageLine line)
    {
        if (image.Tag is not { } tag || image.Version is [10, 0, > 10000, ..] || (image.IsBelow("mcr.microsoft.com/windows") && LineOf(image) is null))
            return $"{image.Name}:{line.Tag}";
        if (LineOf(image) is not { } old)
            return $"{image.Name}:{tag}{(image.TagParts.Any(Flavours.Contains) ? "" : image.IsBelow("mcr.microsoft.com/dotnet/framework") ? "-windowsservercore" : "-nanoserver")}-{line.Tag}";
        return $"{image.Name}:{string.Join("-", tag.Split('-').Select(part => IsOf(old, part) ? line.Tag : part))}";
    }

    static bool IsOf(BaseImageLine line, string part) => line.Tags.Concat(["sac2016"]).Contains(part, StringComparer.OrdinalIgnoreCase);

    /// <summary>The user that the image's containers run as; null where it is not known.</summary>
    public static string? UserOf(ImageName image) =>
        image.TagParts.Contains("nanoserver") || image.Is("mcr.microsoft.com/windows/nanoserver") ? "ContainerUser"
        : image.Is("mcr.microsoft.com/windows", "mcr.microsoft.com/windows/servercore", "mcr.microsoft.com/windows/server") || image.TagParts.Any(Flavours.Contains) ? "ContainerAdministrator"
        : null;
}
