using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>The base images that run on a host, best first.</summary>
static class BaseImageFinder
{
    /// <summary>With a local engine, what it holds comes first.</summary>
    public static async Task<IReadOnlyList<ContainerBaseImage>> FindAsync(
        HostPlatform host, IReadOnlyList<BaseImageFamily> families, ContainerIsolation? isolation, EngineHoldings? local, DateTime today, CancellationToken stop)
    {
        if (host.OS != "windows")
            return [];
        var held = local is null ? null : await local.ImagesAsync(stop).ConfigureAwait(false);
        return [.. BaseImageChoice.For(host, isolation, today)
            .SelectMany(choice => choice.Line.Families.Where(families.Contains).Select(family => Describe(choice, family, host, held, today)))
            .OrderByDescending(image => image.IsLocal == true)];
    }

    static ContainerBaseImage Describe(BaseImageChoice choice, BaseImageFamily family, HostPlatform host, IReadOnlyList<LocalImage>? held, DateTime today)
    {
        var (line, verdict) = choice;
        return new ContainerBaseImage
        {
            Image = line.Reference(family),
            Family = family,
            Tags = line.Tags,
            Version = new Version(10, 0, line.Build),
            Host = host.Name,
            HostVersion = host.Version,
            Verdict = verdict.In(verdict.Recommended).Verdict,
            Isolation = verdict.Recommended,
            Reason = verdict.In(verdict.Recommended).Sentence,
            Available = line.Available,
            MainstreamEnd = line.MainstreamEnd,
            EndOfSupport = line.End,
            IsSupported = line.End >= today,
            IsLocal = held?.Any(image => image.OSVersion?.Build == line.Build && IsOf(image, BaseImageLines.Repository(family))),
        };
    }

    static bool IsOf(LocalImage image, string repository) => image.RepoTags.Concat(image.RepoDigests)
        .Any(name => name.StartsWith(repository, StringComparison.Ordinal) && name.Length > repository.Length && (name[repository.Length] is ':' or '@'));
}
