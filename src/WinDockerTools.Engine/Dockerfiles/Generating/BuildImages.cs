using System;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>The images that a module is built on and shipped on.</summary>
/// <param name="Builder">Holds Go.</param>
/// <param name="Runtime">Holds what the programs need to run.</param>
/// <param name="GoVersion">Of the builder's tag; null where the user named the image.</param>
/// <param name="IsWindows">They are Windows images.</param>
sealed record BuildImages(ImageName Builder, RuntimeImage Runtime, string? GoVersion, bool IsWindows)
{
    const string Go = "golang";

    /// <summary>The line of Windows where none is asked for: what hosts of the next one run as well, in Hyper-V isolation.</summary>
    const string UsualWindows = "ltsc2022";

    /// <summary>Throws FaultException (GoDockerfileNotPossible).</summary>
    public static BuildImages Of(GoModule module, GoDockerfileRequest request)
    {
        var isWindows = IsForWindows(request);
        var line = !isWindows ? null : request.Windows ?? Named(request.BaseImage) ?? Named(request.RuntimeImage) ?? BaseImageLines.All.First(known => known.Tag == UsualWindows);
        var version = request.BaseImage is not null ? null : request.GoVersion ?? Supported(module.GoVersion, request.Today);
        var builder = ImageName.Of(request.BaseImage ?? $"{Go}:{version}{(line is null ? "" : $"-{Flavour(line)}-{line.Tag}")}");
        var libc = isWindows || !module.IsCgo ? Libc.None : Libcs.Of(builder) == Libc.Musl ? Libc.Musl : Libc.Glibc;
        // An own image of Go is taken for Go's, of which it is most likely made.
        var runtime = request.RuntimeImage is { } named ? RuntimeImages.Named(named)
            : RuntimeImages.For(builder, isWindows, libc, needsShell: false)
                ?? RuntimeImages.For(ImageName.Of(line is null ? Go : $"{Go}:{Flavour(line)}-{line.Tag}"), isWindows, libc, needsShell: false)
                ?? throw new FaultException(FaultKind.GoDockerfileNotPossible, builder.Text, "which image its programs run on is not known: give one with -RuntimeImage");
        return new BuildImages(builder, runtime, version, isWindows);
    }

    /// <summary>Whether the programs are for Windows.</summary>
    public static bool IsForWindows(GoDockerfileRequest request) => request.Target == DockerfilePlatform.Windows
        || (request.Target == DockerfilePlatform.Auto && (request.Windows is not null || new[] { request.BaseImage, request.RuntimeImage }.Any(image => image is not null && WindowsImages.IsWindows(ImageName.Of(image)))));

    /// <summary>Its plain tags are Debian with a C compiler and git.</summary>
    public bool IsAlpine => !IsWindows && Libcs.Of(Builder) == Libc.Musl;

    /// <summary>Where it has its caches is known.</summary>
    public bool IsGo => Builder.Repository.Split('/').Last() == Go;

    static BaseImageLine? Named(string? image) => image is null ? null : WindowsImages.LineOf(ImageName.Of(image));

    static string Flavour(BaseImageLine line) => line.Families.Contains(BaseImageFamily.NanoServer) ? "nanoserver" : "windowsservercore";

    // A later Go builds what an earlier one does (go.dev/doc/go1compat), and gets security fixes.
    static string Supported(string? wanted, DateTime today)
    {
        if (ImageName.Numbers(wanted ?? "") is not [1, var minor, ..])
            return "1";
        var version = string.Format(CultureInfo.InvariantCulture, "1.{0}", minor);
        while (SupportDates.Of(ImageName.Of($"{Go}:{version}")).Any(support => support.End < today))
            version = string.Format(CultureInfo.InvariantCulture, "1.{0}", ++minor);
        return version;
    }
}
