using System;
using static WinDockerTools.Engine.Compatibility.WindowsBuilds;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>Which Windows image runs on which Windows host, for each isolation. Pure; versions compare as numbers.</summary>
static class IsolationRules
{
    // Releases whose process isolation interface later hosts keep; each host keeps the one before its own.
    static readonly int[] StableReleases = [Server2022, Server2025];

    public static Judgement Process(Version host, WindowsProduct product, Version image)
    {
        if (Newer(host, image) is { } newer)
            return newer;
        if (Disputed(host, image) is { } disputed)
            return disputed;
        if (product == WindowsProduct.Client && host.Build < Version1809)
            return new Judgement(Verdict.Incompatible, Rules.ClientBefore1809, $"Windows clients before build {Version1809} refuse process isolation");
        if (host.Build == Server2016 && image.Build == Server2016)
            return SameRevision(host, image);
        if (host.Build < Server2022)
            return SameBuild(host, product, image);
        var floor = Floor(host.Build);
        if (image.Build >= floor)
        {
            return new Judgement(Verdict.Compatible, Rules.LtscWindow, image.Build == host.Build
                ? $"image and host have the same build {host.Build}"
                : $"hosts of build {host.Build} run images from build {floor} on process-isolated");
        }
        return host.Build > Server2025 && image.Build >= Server2022
            ? new Judgement(Verdict.Disputed, Rules.BeyondLastLtsc, $"sources disagree whether hosts of build {host.Build} run build {image.Build} process-isolated")
            : new Judgement(Verdict.Incompatible, Rules.LtscWindow, $"process isolation on build {host.Build} needs an image of build {(floor == host.Build ? "" : $"{floor} to ")}{host.Build}, and this one is {image.Build}");
    }

    public static Judgement HyperV(Version host, Version image) =>
        Newer(host, image) ?? Disputed(host, image)
        ?? new Judgement(Verdict.Compatible, Rules.HyperVRunsOlder, $"Hyper-V isolation on build {host.Build} runs images up to that build, and this one is {image.Build}");

    static int Floor(int hostBuild)
    {
        var floor = Server2022;
        foreach (var release in StableReleases)
        {
            if (release < hostBuild)
                floor = release;
        }
        return floor;
    }

    static Judgement? Newer(Version host, Version image)
    {
        if (image.Major != host.Major || image.Minor != host.Minor)
            return new Judgement(Verdict.Incompatible, Rules.NewerImage, $"the image is for Windows {image.Major}.{image.Minor}, the host is {host.Major}.{host.Minor}");
        return image.Build > host.Build
            ? new Judgement(Verdict.Incompatible, Rules.NewerImage, $"the image's build {image.Build} is newer than the host's {host.Build}, which no isolation bridges")
            : null;
    }

    static Judgement? Disputed(Version host, Version image) =>
        host.Build == Windows11Release25H2 && image.Build is Server2022 or Server2025
            ? new Judgement(Verdict.Disputed, Rules.Windows11Release25H2, $"sources disagree on build {image.Build} on a host of build {host.Build}: try it, and keep an older host at hand")
            : null;

    static Judgement SameRevision(Version host, Version image)
    {
        if (host.Revision < 0 || image.Revision < 0)
        {
            return new Judgement(Verdict.Compatible, Rules.Server2016Revision, $"image and host have the same build {host.Build}")
            {
                Warning = "Windows Server 2016 runs only images of its own revision process-isolated, and a revision is not known here.",
            };
        }
        return host.Revision == image.Revision
            ? new Judgement(Verdict.Compatible, Rules.Server2016Revision, $"image and host have the same version {host}")
            : new Judgement(Verdict.Unsupported, Rules.Server2016Revision, $"Windows Server 2016 runs only images of its own revision {host.Revision} process-isolated, and this one is {image.Revision}")
            {
                Warning = $"Host revision {host.Revision} and image revision {image.Revision} differ.",
            };
    }

    static Judgement SameBuild(Version host, WindowsProduct product, Version image)
    {
        if (host.Build == image.Build)
            return new Judgement(Verdict.Compatible, Rules.SameBuild, $"image and host have the same build {host.Build}");
        var isWindows10 = product == WindowsProduct.Client || host.Build >= Version21H1;
        return isWindows10 && IsSibling(host.Build) && IsSibling(image.Build)
            ? new Judgement(Verdict.Unsupported, Rules.Windows10Siblings, $"builds {image.Build} and {host.Build} share their code and often run together process-isolated, but Microsoft does not support it")
            : new Judgement(Verdict.Incompatible, Rules.SameBuild, $"process isolation on build {host.Build} needs an image of the same build, and this one is {image.Build}");
    }

    static bool IsSibling(int build) => build is >= Version2004 and <= Version22H2OfWindows10;
}
