using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Selection;

/// <summary>An entry that an engine would pull, or its words for refusing.</summary>
sealed record EngineChoice(ImageEntry? Entry, string Reason);

/// <summary>Which entry of an image an engine pulls. The stores differ, and neither asks which one would run best.</summary>
static class EngineSelector
{
    public static EngineChoice Select(Image image, HostPlatform host)
    {
        var candidates = image.Entries.Where(entry => entry.Platform is not null).ToList();
        if (!image.IsList)
            return Single(image.Entries[0], host);
        if (host.OS != "windows")
            return FirstOf(candidates.Where(entry => SameOS(entry, host) && SameProcessor(entry, host)), host, "the first entry for this processor");
        return host.Store == ImageStore.Containerd ? Containerd(candidates, host) : Classic(candidates, host);
    }

    // The classic store refuses a lone image of a newer build before it pulls; containerd never looks at its platform.
    static EngineChoice Single(ImageEntry entry, HostPlatform host) =>
        entry.Platform is { OS: "windows" } platform && host.OS == "windows" && host.Store == ImageStore.Classic && IsNewer(platform.OSVersion, host)
            ? new EngineChoice(null, $"a Windows version {Build(platform.OSVersion!)}-based image is incompatible with a {Build(host.Version!)} host")
            : new EngineChoice(entry, "the image's only manifest");

    // moby/moby daemon/internal/distribution/pull_v2_windows.go: builds up to the host's, those of its own build
    // first, else in the order of the list.
    static EngineChoice Classic(List<ImageEntry> entries, HostPlatform host)
    {
        var fitting = entries.Where(entry => SameOS(entry, host) && SameProcessor(entry, host) && !IsNewer(entry.Platform!.OSVersion, host)).ToList();
        var own = fitting.FirstOrDefault(entry => entry.Platform!.OSVersion is { Revision: >= 0 } version && version.Build == host.Version?.Build);
        return own is not null
            ? new EngineChoice(own, "the classic store takes the first entry of the host's own build")
            : FirstOf(fitting, host, "the classic store takes the first entry that is not newer than the host");
    }

    // containerd/platforms platform_windows_compat.go. Engines 29.0 to 29.5 take the greatest version as text, others
    // the first in the list.
    static EngineChoice Containerd(List<ImageEntry> entries, HostPlatform host)
    {
        var fitting = entries.Where(entry => SameOS(entry, host) && SameProcessor(entry, host) && RunsInProcess(entry.Platform!.OSVersion, host));
        if (host.EngineVersion is { Major: 29, Minor: <= 5 })
            return FirstOf(fitting.OrderByDescending(entry => entry.Platform!.OSVersion?.ToString() ?? "", StringComparer.Ordinal), host, "this engine's containerd store takes the greatest version, compared as text");
        return FirstOf(fitting, host, "the containerd store takes the first entry that runs process-isolated");
    }

    static EngineChoice FirstOf(IEnumerable<ImageEntry> entries, HostPlatform host, string why) =>
        entries.FirstOrDefault() is { } first ? new EngineChoice(first, why) : new EngineChoice(null, NoMatch(host));

    static string NoMatch(HostPlatform host)
    {
        var version = host is { OS: "windows", Version: { } known } ? $"({Build(known)})" : "";
        return $"no matching manifest for {host.OS}{version}/{host.Architecture ?? "amd64"} in the manifest list entries";
    }

    static bool SameOS(ImageEntry entry, HostPlatform host) => string.Equals(entry.Platform!.OS, host.OS, StringComparison.OrdinalIgnoreCase);

    // A bare version says nothing of the processor: Windows hosts of containers are amd64 unless told otherwise.
    static bool SameProcessor(ImageEntry entry, HostPlatform host) => entry.Platform!.Architecture == (host.Architecture ?? "amd64");

    static bool IsNewer(Version? image, HostPlatform host) => image is not null && host.Version is not null && image.Build > host.Version.Build;

    static bool RunsInProcess(Version? image, HostPlatform host) =>
        image is null || host.Version is null || IsolationRules.Process(host.Version, host.Product, image).Verdict is Verdict.Compatible or Verdict.Disputed;

    static string Build(Version version) => $"{version.Major}.{version.Minor}.{version.Build}";
}
