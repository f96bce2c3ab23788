using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Go;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Go;

/// <summary>Go compiles without a cache mount on its build cache: after each edit all packages are compiled anew.</summary>
static class BuildCacheNotMounted
{
    public const string Id = "BuildCacheNotMounted";

    const string Elsewhere = "/gocache";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Builder != DockerfileBuilder.BuildKit)
            yield break;
        var caches = new GoCaches(facts);
        foreach (var (at, hasSources) in BuildStep.Follow(facts, false, (has, step) => has || SourceCopy.IsIn(step)))
        {
            if (!hasSources && !SourceCopy.IsIn(at))
                continue;
            var open = GoCommand.In(at.Commands).FirstOrDefault(go => go.Compiles && !go.IsTool && !IsKept(go.Run, caches.Build(go.Run)));
            if (open is not null)
                yield return Hit(facts, open, caches.Build(open.Run));
        }
    }

    // One that is named like a build cache is another rule's business, if it is wrong.
    static bool IsKept(RunCommand command, KnownFolder folder) => MountTarget.Keeps(command, folder)
        || command.Run.Mounts.Any(mount => mount.Type == "cache" && GoCacheNames.IsBuildCache(mount.Target ?? ""));

    static RuleHit Hit(DockerfileFacts facts, GoCommand go, KnownFolder folder)
    {
        // Earlier releases bring it along compiled.
        var std = GoImage.Of(facts, go.Run.Stage)?.Release is { } release && release < GoRelease.WithoutPrecompiledStd ? "" : ", the standard library included";
        var line = CacheMount.Line(go.Run.Run, go.Run.Step.Before.User, folder.Path ?? Elsewhere);
        return RuleHit.At(go.Run,
            $"'{go.Phrase}' runs without a cache mount on the build cache ({CacheMount.Where(folder, "GOCACHE", go.Run)}): each edit compiles every package again{std}.",
            folder.Path is null ? $"ENV GOCACHE={Elsewhere}\n{line}" : line) with { CanOptimize = folder.Path is not null };
    }
}
