using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>A line of Windows base images: all images of one build, refreshed monthly while supported.</summary>
sealed record BaseImageLine(int Build, string Tag, DateTime Available, DateTime? MainstreamEnd, DateTime End, IReadOnlyList<BaseImageFamily> Families)
{
    /// <summary>The usual tag and the version's own, where they differ (1809 for ltsc2019).</summary>
    public string[] Tags => Build == WindowsBuilds.Version1809 ? [Tag, "1809"] : [Tag];

    /// <summary>Repository on mcr.microsoft.com with this line's tag.</summary>
    public string Reference(BaseImageFamily family) => $"{BaseImageLines.Repository(family)}:{Tag}";
}

/// <summary>
/// Base image lines, their families and support dates (End: last security update). Source:
/// learn.microsoft.com/virtualization/windowscontainers/deploy-containers/base-image-lifecycle (2025-07-15) and its
/// history for the semi-annual channel; families from …/manage-containers/container-base-images.
/// </summary>
static class BaseImageLines
{
    const BaseImageFamily Nano = BaseImageFamily.NanoServer, Core = BaseImageFamily.ServerCore,
        Server = BaseImageFamily.Server, Windows = BaseImageFamily.Windows;

    public static readonly IReadOnlyList<BaseImageLine> All =
    [
        new(26100, "ltsc2025", new(2024, 11, 1), new(2029, 10, 9), new(2034, 10, 10), [Nano, Core, Server]),
        new(20348, "ltsc2022", new(2021, 8, 18), new(2026, 10, 13), new(2031, 10, 14), [Nano, Core, Server]),
        new(19042, "20H2", new(2020, 10, 20), null, new(2022, 8, 9), [Nano, Core, Windows]),
        new(19041, "2004", new(2020, 5, 27), null, new(2021, 12, 14), [Nano, Core, Windows]),
        new(18363, "1909", new(2019, 11, 12), null, new(2021, 5, 11), [Nano, Core, Windows]),
        new(18362, "1903", new(2019, 5, 21), null, new(2020, 12, 8), [Nano, Core, Windows]),
        new(17763, "ltsc2019", new(2018, 11, 13), new(2024, 1, 9), new(2029, 1, 9), [Nano, Core, Windows]),
        new(17134, "1803", new(2018, 4, 30), null, new(2019, 11, 12), [Nano, Core]),
        new(16299, "1709", new(2017, 10, 17), null, new(2019, 4, 9), [Nano, Core]),
        new(14393, "ltsc2016", new(2016, 10, 15), new(2022, 1, 11), new(2027, 1, 11), [Core]),
    ];

    public static BaseImageLine? OfBuild(int build) => All.FirstOrDefault(line => line.Build == build);

    public static string Repository(BaseImageFamily family) => "mcr.microsoft.com/" + family switch
    {
        Nano => "windows/nanoserver",
        Core => "windows/servercore",
        Server => "windows/server",
        _ => "windows",
    };
}
