using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>What to mind about an image on a host, beyond whether it starts.</summary>
static class Advice
{
    const int DaysBeforeEnd = 90;
    static readonly string[] WebServers = ["servicemonitor.exe", "w3svc", "iisexpress"];
    static readonly string[] WebRepositories = ["/aspnet", "/iis", "/wcf"];

    public static IEnumerable<string> Warnings(ImageReference image, ImageEntry entry, ImageDetail detail, HostPlatform host, HostVerdict verdict, DateTime today)
    {
        if (verdict.Deciding.Warning is { } own)
            yield return own;
        if (entry.Platform is not { OS: "windows", OSVersion: { } version } || host.OS != "windows")
            yield break;
        var inProcess = verdict.Recommended == ContainerIsolation.Process;
        if (inProcess && host.Version is { Revision: >= 0 } known && known.Build == version.Build && known.Build != WindowsBuilds.Server2016 && version.Revision > known.Revision)
            yield return $"The image's revision {version.Revision} is newer than the host's {known.Revision}: process isolation fails with 0xc0370106 on some hosts. Update the host{(verdict.HyperV.IsCompatible ? ", or use --isolation=hyperv" : "")}.";
        if (StartsButDoesNotAnswer(image, entry, detail, host, verdict))
            yield return $"An ltsc2022 image starts process-isolated on build 26100, but its IIS and other servers on http.sys are reported never to answer (navcontainerhelper#3718). Use {(verdict.HyperV.IsCompatible ? "--isolation=hyperv or " : "")}an ltsc2025 image.";
        if (verdict.Mode == ContainerIsolation.Process && host.Product == WindowsProduct.Client && verdict.Process.Verdict != Verdict.Incompatible)
            yield return "Process isolation on Windows clients is for development and test only.";
        if (host.Version?.Build == WindowsBuilds.Server23H2 && version.Build != WindowsBuilds.Server2022)
            yield return "Microsoft supports only ltsc2022 images on Windows Server 23H2.";
        foreach (var warning in Lifecycle(version, today))
            yield return warning;
    }

    /// <summary>True where the container would start and then not serve (navcontainerhelper#3718, #3731).</summary>
    public static bool StartsButDoesNotAnswer(ImageReference image, ImageEntry entry, ImageDetail detail, HostPlatform host, HostVerdict verdict)
    {
        if (verdict.Recommended != ContainerIsolation.Process
            || entry.Platform is not { OS: "windows", OSVersion.Build: WindowsBuilds.Server2022 }
            || host is not { OS: "windows", Version.Build: WindowsBuilds.Server2025 })
        {
            return false;
        }
        var command = string.Join(" ", detail.Config?.Command ?? []);
        return entry.Platform.OSFeatures.Contains("win32k")
            || WebServers.Any(name => command.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
            || WebRepositories.Any(name => image.Repository.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    static IEnumerable<string> Lifecycle(Version version, DateTime today)
    {
        if (BaseImageLines.OfBuild(version.Build) is { } line && line.End <= today.AddDays(DaysBeforeEnd))
        {
            yield return line.End < today
                ? $"The base image line {line.Tag} is out of support since {line.End:yyyy-MM-dd}."
                : $"Support of the base image line {line.Tag} ends on {line.End:yyyy-MM-dd}.";
        }
        if (KnownRevisions.MonthsBehind(version) is { } months and > 0)
            yield return $"The image's Windows is {months} month{(months == 1 ? "" : "s")} behind the newest known update of its line ({KnownRevisions.Newest(version.Build)!.Build}.{KnownRevisions.Newest(version.Build)!.Revision}).";
    }
}
