using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>An image to ship compiled programs on.</summary>
/// <param name="Reference">As FROM takes it.</param>
/// <param name="Libc">What programs that are not linked statically find there.</param>
/// <param name="HasShell">Whether it has /bin/sh, or cmd.</param>
/// <param name="HasCertificates">Whether it knows certificate authorities.</param>
/// <param name="HasTimeZones">Whether it has the time zone database.</param>
sealed record RuntimeImage(string Reference, Libc Libc, bool HasShell, bool HasCertificates, bool HasTimeZones);

/// <summary>
/// Which image a Go program can be shipped on that was compiled on one of Go's images. Where no shell is needed, that is
/// distroless on Linux; otherwise what the compiler's own image stands on, so that shell and C library stay the same.
/// Sources: the Dockerfiles of docker-library/golang; base/README.md of GoogleContainerTools/distroless.
/// </summary>
static class RuntimeImages
{
    /// <summary>The newest Debian with distroless images: programs that were linked on an older one run on it, too.</summary>
    const int Newest = 13;

    /// <summary>Those before it have no distroless images any more.</summary>
    const int Oldest = 12;

    /// <summary>The first Go 1.x whose plain tags went on to Debian 13 when that was published (docker-library/golang, August 2025).</summary>
    const int FirstOnNewest = 24;

    /// <summary>Null where no rule tells: not one of Go's images, or a Windows version that the name does not tell.</summary>
    /// <param name="builder">The image that it is compiled on.</param>
    /// <param name="isWindows">Whether that is a Windows image.</param>
    /// <param name="libc">What the program is linked to: None where it is linked statically. Nothing on Windows.</param>
    /// <param name="needsShell">Whether a container begins with the shell.</param>
    public static RuntimeImage? For(ImageName builder, bool isWindows, Libc libc, bool needsShell)
    {
        if (Toolchain.Of(builder) is not { Language: "Go" })
            return null;
        if (isWindows)
            return ForWindows(builder);
        var isMusl = Libcs.Of(builder) == Libc.Musl;
        if (libc == Libc.None && !needsShell)
            return Named($"gcr.io/distroless/static-debian{DebianOf(builder)}");
        if (isMusl)
            return libc == Libc.Glibc ? null : Named($"alpine:{AlpineOf(builder)}");
        if (!builder.Is("golang") || libc == Libc.Musl)
            return null;
        return needsShell ? Named($"debian:{(DebianOf(builder) == Oldest ? "bookworm" : "trixie")}-slim") : Named($"gcr.io/distroless/base-debian{DebianOf(builder)}");
    }

    /// <summary>What is known of an image by its name.</summary>
    public static RuntimeImage Named(string reference)
    {
        var image = ImageName.Of(reference);
        var isWindows = WindowsImages.IsWindows(image);
        var isDistroless = image.IsBelow("gcr.io/distroless") || image.IsBelow("cgr.dev/chainguard");
        var isEmpty = reference == "scratch";
        var hasPackages = image.Is("buildpack-deps", "golang", "gcc", "rust");
        return new RuntimeImage(
            reference,
            isEmpty ? Libc.None : Libcs.Of(image),
            !isEmpty && (!isDistroless || image.TagParts.Contains("debug")),
            isWindows || isDistroless || image.Is("alpine") || hasPackages,
            isWindows || isDistroless || image.Is("debian") || (hasPackages && Libcs.Of(image) == Libc.Glibc));
    }

    // Programs may call what nanoserver lacks, so that it follows the builder; both have the build in their tags.
    static RuntimeImage? ForWindows(ImageName builder)
    {
        if (WindowsImages.LineOf(builder) is not { } line)
            return null;
        var family = builder.TagParts.Contains("nanoserver") ? BaseImageFamily.NanoServer : BaseImageFamily.ServerCore;
        return line.Families.Contains(family) ? Named(line.Reference(family)) : null;
    }

    static int DebianOf(ImageName builder)
    {
        if (builder.TagParts.Contains("trixie"))
            return Newest;
        if (builder.TagParts.Any(part => part is "bookworm" or "bullseye" or "buster" or "stretch") || Libcs.Of(builder) == Libc.Musl)
            return Oldest;
        return builder is { Version: [1, < FirstOnNewest, ..] } ? Oldest : Newest;
    }

    // alpine3.21 of a tag; without it any 3.x, which all have the same musl.
    static string AlpineOf(ImageName builder)
    {
        const string name = "alpine";
        var part = builder.TagParts.First(part => part.StartsWith(name, StringComparison.Ordinal));
        return part.Length > name.Length ? part.Substring(name.Length) : "3";
    }
}
