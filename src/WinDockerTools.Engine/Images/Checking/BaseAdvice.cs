using System;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>The base image to build on for a host.</summary>
static class BaseAdvice
{
    public static string? Reference(ImageReference image, ImageEntry? entry, HostPlatform host, ContainerIsolation? isolation, DateTime today)
    {
        if (host.OS != "windows")
            return null;
        var family = image.Text.IndexOf("nanoserver", StringComparison.OrdinalIgnoreCase) >= 0 || entry?.Platform is { OS: "windows", OSFeatures.Count: 0 }
            ? BaseImageFamily.NanoServer
            : BaseImageFamily.ServerCore;
        return BaseImageChoice.For(host, isolation, today)
            .Where(choice => choice.Verdict.Verdict == Verdict.Compatible && choice.Line.Families.Contains(family))
            .Select(choice => choice.Line.Reference(family))
            .FirstOrDefault();
    }
}
