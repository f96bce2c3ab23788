using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Selection;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>Checks an image against hosts: one result for each host, or with all platforms for each entry and host.</summary>
sealed class CompatibilityCheck(IReadOnlyList<HostTarget> hosts, ContainerIsolation? isolation, DateTime today)
{
    public async Task<IReadOnlyList<ImageCompatibility>> CheckAsync(Image image, SiblingTags siblings, bool allPlatforms, CancellationToken stop)
    {
        var results = new List<ImageCompatibility>();
        foreach (var host in hosts)
        {
            var selection = EngineSelector.Select(image, host.Platform);
            var best = EntryRanking.Best(image, host.Platform, isolation);
            IEnumerable<Subject> subjects = allPlatforms
                ? image.Entries.Select(entry => new Subject(entry, Refusal: null))
                : [PulledOrRefused(image, host.Platform, selection, best)];
            foreach (var subject in subjects)
                results.Add(await PairAsync(image, host, subject, selection, best, siblings, allPlatforms, stop).ConfigureAwait(false));
        }
        return results;
    }

    /// <summary>The entry that a result is about; with the engine's words when it would not pull it.</summary>
    sealed record Subject(ImageEntry? Entry, string? Refusal);

    // Where nothing is pulled, the entry that would run, else the one nearest to the host, shows why.
    static Subject PulledOrRefused(Image image, HostPlatform host, EngineChoice selection, ImageEntry? best) => selection.Entry is not null
        ? new Subject(selection.Entry, Refusal: null)
        : new Subject(best ?? Nearest(image, host), selection.Reason);

    static ImageEntry? Nearest(Image image, HostPlatform host) => image.Entries
        .OrderByDescending(entry => entry.Platform?.OS == host.OS)
        .ThenByDescending(entry => entry.Platform?.Architecture == (host.Architecture ?? "amd64"))
        .ThenBy(entry => entry.Platform?.OSVersion)
        .FirstOrDefault();

    async Task<ImageCompatibility> PairAsync(
        Image image, HostTarget host, Subject subject, EngineChoice selection, ImageEntry? best, SiblingTags siblings, bool allPlatforms, CancellationToken stop)
    {
        var platform = host.Platform;
        var entry = subject.Entry;
        var detail = entry is null ? null : await entry.DetailAsync(stop).ConfigureAwait(false);
        var verdict = VerdictOf(image, entry, detail, platform);
        var runs = subject.Refusal is null && verdict.Deciding.IsCompatible;
        var better = best is not null && EntryRanking.IsBetter(best, selection.Entry, platform, isolation) ? best : null;
        var preferHyperV = verdict.HyperV.IsCompatible && entry is not null && detail is not null && Advice.StartsButDoesNotAnswer(image.Reference, entry, detail, platform, verdict);
        return new ImageCompatibility
        {
            Image = image.Reference.Text,
            Digest = entry?.Descriptor.Digest.Text,
            Platform = entry?.Platform?.ToString(),
            ImageVersion = entry?.Platform?.OSVersion,
            Host = platform.Name,
            HostVersion = platform.Version,
            Verdict = subject.Refusal is null ? verdict.Verdict : Verdict.Incompatible,
            ProcessVerdict = verdict.Process.Verdict,
            HyperVVerdict = verdict.HyperV.Verdict,
            Isolation = preferHyperV ? ContainerIsolation.HyperV : verdict.Recommended,
            Reason = subject.Refusal is not null ? Refused(subject.Refusal, verdict)
                : preferHyperV ? $"{verdict.Reason} Servers on http.sys are reported not to answer that way, so --isolation=hyperv is better."
                : verdict.Reason,
            Rule = subject.Refusal is null || !verdict.Runs ? verdict.Deciding.Rule : Rules.NothingToPull,
            RecommendedImage = await RecommendAsync(image, platform, runs, allPlatforms ? null : better, siblings, stop).ConfigureAwait(false),
            RecommendedBase = runs ? null : BaseAdvice.Reference(image.Reference, entry, platform, isolation, today),
            Warnings = entry is null || detail is null ? [] :
            [
                .. image.Note is { } note ? [note] : Array.Empty<string>(),
                .. Advice.Warnings(image.Reference, entry, detail, platform, verdict, today),
                .. await LocalCopyAsync(image, host, stop).ConfigureAwait(false),
            ],
            EngineSelection = new EngineSelection
            {
                Digest = selection.Entry?.Descriptor.Digest.Text,
                Platform = selection.Entry?.Platform?.ToString(),
                Reason = selection.Reason,
                BetterDigest = better?.Descriptor.Digest.Text,
            },
            Size = detail?.Size,
            BytesToPull = detail is null || host.Holdings is null ? null : await host.Holdings.BytesToPullAsync(detail, stop).ConfigureAwait(false),
        };
    }

    HostVerdict VerdictOf(Image image, ImageEntry? entry, ImageDetail? detail, HostPlatform host)
    {
        var mode = host.StartsIn(isolation);
        if (entry is null)
            return HostVerdict.Same(new Judgement(Verdict.Incompatible, Rules.NothingToPull, "the list has no image in it"), mode);
        return entry.Platform is null
            ? HostVerdict.Same(new Judgement(Verdict.Incompatible, Rules.NotAnImage, $"{image.Reference} is no container image but an artefact of type {detail?.ArtifactType}"), mode)
            : EntryRanking.Judge(entry, host, isolation);
    }

    static string Refused(string refusal, HostVerdict verdict) => verdict.Runs
        ? $"The engine would pull nothing ({refusal}). By its digest it would run with --isolation={verdict.Recommended.ToString().ToLowerInvariant()}."
        : $"{verdict.Reason} The engine would say: {refusal}.";

    async Task<string?> RecommendAsync(Image image, HostPlatform host, bool runs, ImageEntry? better, SiblingTags siblings, CancellationToken stop)
    {
        if (better is not null && image.Reference.Location == ImageLocation.Registry)
            return image.Reference.WithDigest(better.Descriptor.Digest.Text).Text;
        return runs ? null : await siblings.FindAsync(host, isolation, stop).ConfigureAwait(false);
    }

    static async Task<IReadOnlyList<string>> LocalCopyAsync(Image image, HostTarget host, CancellationToken stop)
    {
        if (host.Holdings is null || image.Reference.Location != ImageLocation.Registry)
            return [];
        var local = await host.Holdings.DigestsAsync(image.Reference, stop).ConfigureAwait(false);
        return local.Count == 0 || local.Contains(image.Digest.Text) || image.Entries.Any(entry => local.Contains(entry.Descriptor.Digest.Text))
            ? []
            : ["The engine's local copy is not what the registry serves now: 'docker pull' would change it, 'docker run' would not."];
    }
}
