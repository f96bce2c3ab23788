using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Windows;

/// <summary>The image is to run on a host that does not run its base image in the isolation it starts in.</summary>
static class WindowsBaseNotOnHost
{
    public const string Id = "WindowsBaseNotOnHost";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || Target(facts, final) is not { } target)
            return [];
        var name = facts.Origin(final).Name;
        // The stage at whose FROM the image stands.
        var first = facts.Chain(final)[0];
        return from host in facts.Settings.Hosts
               let verdict = HostVerdict.Of(target with { Architecture = Architecture(final, host) }, host, null)
               where verdict.Verdict == Verdict.Incompatible
               select RuleHit.At(first.From, $"{name} does not run on {Name(host)}: {verdict.Reason}", Fix(facts, final, host));
    }

    static ImageTarget? Target(DockerfileFacts facts, BuildStage final)
    {
        if (facts.Image(final) is not { } image)
            return facts.Origin(final).Kind == StageSourceKind.Scratch && !facts.IsWindows(final) ? new ImageTarget("linux", null, "") : null;
        if (facts.IsWindows(final))
            return WindowsImages.VersionOf(image) is { } version ? new ImageTarget("windows", version, "") : null;
        return facts.IsLinux(final) ? new ImageTarget("linux", null, "") : null;
    }

    // Of processors only what --platform says is known: what it does not say is taken to fit.
    static string Architecture(BuildStage final, HostPlatform host) => final.Platform?.Split('/') is [_, var processor, ..] ? processor : host.Architecture ?? "amd64";

    static string Name(HostPlatform host) => host.Name.Length > 0 ? host.Name : host.Version is { } version ? $"Windows {version}" : host.OS;

    static string Fix(DockerfileFacts facts, BuildStage final, HostPlatform host)
    {
        if (host.OS != "windows" || !facts.IsWindows(final) || facts.Image(final) is not { } image)
            return "";
        var nano = image.Text.IndexOf("nanoserver", StringComparison.OrdinalIgnoreCase) >= 0;
        var best = BaseImageChoice.For(host, null, facts.Settings.Today)
            .FirstOrDefault(choice => choice.Verdict.Verdict == Verdict.Compatible && choice.Line.Families.Contains(nano ? BaseImageFamily.NanoServer : BaseImageFamily.ServerCore));
        return best is null ? "" : $"FROM {WindowsImages.OnLine(image, best.Line)}";
    }
}
