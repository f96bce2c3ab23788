using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;

namespace WinDockerTools.Engine.Images.Selection;

/// <summary>Which entry of an image suits a host best, whatever its engine would take.</summary>
static class EntryRanking
{
    public static ImageEntry? Best(Image image, HostPlatform host, ContainerIsolation? isolation) => image.Entries
        .Where(entry => entry.Platform is not null)
        .Select(entry => (Entry: entry, Verdict: Judge(entry, host, isolation)))
        .Where(item => item.Verdict.Verdict == Verdict.Compatible)
        .OrderByDescending(item => item.Entry.Platform!.OSVersion?.Build)
        .ThenBy(item => IsNewerRevision(item.Entry, host))
        .ThenByDescending(item => item.Entry.Platform!.OSVersion)
        .Select(item => item.Entry)
        .FirstOrDefault();

    /// <summary>True where <paramref name="best"/> runs and what the engine takes does not, or is of an older build.</summary>
    public static bool IsBetter(ImageEntry best, ImageEntry? taken, HostPlatform host, ContainerIsolation? isolation)
    {
        if (taken is null)
            return true;
        return best != taken && (taken.Platform is null
            || Judge(taken, host, isolation).Verdict != Verdict.Compatible
            || best.Platform!.OSVersion?.Build > taken.Platform.OSVersion?.Build);
    }

    public static HostVerdict Judge(ImageEntry entry, HostPlatform host, ContainerIsolation? isolation) =>
        HostVerdict.Of(new ImageTarget(entry.Platform!.OS, entry.Platform.OSVersion, entry.Platform.Architecture), host, isolation);

    static bool IsNewerRevision(ImageEntry entry, HostPlatform host) =>
        host.Version is { Revision: >= 0 } version && entry.Platform!.OSVersion is { } image && image.Build == version.Build && image.Revision > version.Revision;
}
