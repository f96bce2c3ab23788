using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Lookup;
using WinDockerTools.Engine.Images.Selection;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>
/// Other tags of the repository that would run where this one does not: names as publishers of Windows images use
/// them, asked for with at most eight HEAD requests for one image, whatever the number of hosts; none without sources.
/// </summary>
sealed class SiblingTags(ImageReference image, DateTime today, ImageSources? sources)
{
    const int MostRequests = 8;
    static readonly string[] Flavours = ["-windowsservercore-", "-nanoserver-", "-"];

    readonly Dictionary<string, Image?> known = [];

    public async Task<string?> FindAsync(HostPlatform host, ContainerIsolation? isolation, CancellationToken stop)
    {
        if (sources is null || image.Location != ImageLocation.Registry || image.Tag is null || host.OS != "windows")
            return null;
        foreach (var tag in Candidates(host, isolation))
        {
            if (!known.TryGetValue(tag, out var sibling))
            {
                if (known.Count == MostRequests)
                    return null;
                known[tag] = sibling = await ReadAsync(image.WithTag(tag), stop).ConfigureAwait(false);
            }
            if (sibling is not null && EngineSelector.Select(sibling, host).Entry is { Platform: not null } entry
                && EntryRanking.Judge(entry, host, isolation).Verdict == Verdict.Compatible)
            {
                return sibling.Reference.Text;
            }
        }
        return null;
    }

    // A tag that cannot be read is none to recommend; the verdict on the image itself stands.
    async Task<Image?> ReadAsync(ImageReference sibling, CancellationToken stop)
    {
        try
        {
            return await sources!.Registries.HeadAsync(sibling, stop).ConfigureAwait(false) is null
                ? null
                : await sources.ReadAsync(sibling, stop).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    IEnumerable<string> Candidates(HostPlatform host, ContainerIsolation? isolation)
    {
        var lines = BaseImageChoice.For(host, isolation, today).Where(choice => choice.Verdict.Verdict == Verdict.Compatible);
        return lines.SelectMany(choice => Names(choice.Line)).Distinct().Where(tag => tag != image.Tag && tag.Length <= ImageReference.LongestTag);
    }

    IEnumerable<string> Names(BaseImageLine line)
    {
        var tag = image.Tag!;
        // A tag that names a line already has the same flavour for another one.
        if (BaseImageLines.All.FirstOrDefault(known => tag.IndexOf(known.Tag, StringComparison.OrdinalIgnoreCase) >= 0) is { } named)
            return [Replace(tag, named.Tag, line.Tag)];
        return tag == "latest"
            ? [line.Tag, .. Flavours.Select(flavour => flavour.Substring(1) + line.Tag)]
            : Flavours.Select(flavour => tag + flavour + line.Tag);
    }

    static string Replace(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.OrdinalIgnoreCase);
        return text.Substring(0, at) + replacement + text.Substring(at + old.Length);
    }
}
