using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>The C library of an image: a program that is linked to one does not start where there is another or none.</summary>
enum Libc
{
    Unknown,
    Glibc,
    Musl,

    /// <summary>The image has none: only programs that are linked statically start there.</summary>
    None,
}

/// <summary>What the name of a Linux image tells of its C library.</summary>
static class Libcs
{
    /// <summary>Distributions on glibc. Source: their package lists.</summary>
    static readonly string[] Distributions =
    [
        "debian", "ubuntu", "fedora", "rockylinux", "almalinux", "amazonlinux", "oraclelinux", "archlinux", "photon", "centos",
        "opensuse/leap", "opensuse/tumbleweed", "registry.access.redhat.com/ubi8", "registry.access.redhat.com/ubi9", "cgr.dev/chainguard/wolfi-base", "cgr.dev/chainguard/glibc-dynamic",
    ];

    /// <summary>Official images whose plain tags stand on Debian or Ubuntu. Source: docker-library/official-images.</summary>
    static readonly string[] OnDistributions = ["golang", "rust", "gcc", "buildpack-deps", "node", "python", "ruby", "php", "perl", "maven", "gradle", "eclipse-temurin", "openjdk", "haskell", "swift", "nginx", "httpd", "redis", "postgres"];

    /// <summary>Bases of GoogleContainerTools/distroless with glibc (base/README.md there); static has none.</summary>
    static readonly string[] DistrolessWithGlibc = ["base", "cc", "java", "python", "nodejs"];

    public static Libc Of(ImageName image)
    {
        if (WindowsImages.IsWindows(image))
            return Libc.Unknown;
        if (image.Is("alpine") || ((image.IsOfficial || WindowsImages.IsOfDotNet(image)) && image.TagParts.Any(part => part.StartsWith("alpine", StringComparison.Ordinal))))
            return Libc.Musl;
        if (IsDistroless(image, "static") || image.Is("cgr.dev/chainguard/static"))
            return Libc.None;
        var isGlibc = image.Is(Distributions) || image.Is(OnDistributions) || WindowsImages.IsOfDotNet(image) || DistrolessWithGlibc.Any(kind => IsDistroless(image, kind));
        return isGlibc ? Libc.Glibc : Libc.Unknown;
    }

    /// <summary>A distribution, or what Docker's official images put upon one.</summary>
    public static bool IsWellKnown(ImageName image) => image.Is("alpine", "busybox") || image.Is(Distributions) || image.Is(OnDistributions);

    /// <summary>An image of distroless of a kind, whatever Debian it stands on.</summary>
    public static bool IsDistroless(ImageName image, string kind) => image.Repository.StartsWith("gcr.io/distroless/" + kind, StringComparison.Ordinal);

    public static string Name(this Libc libc) => libc switch { Libc.Glibc => "glibc", Libc.Musl => "musl", Libc.None => "no C library", _ => "an unknown C library" };
}
