using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using WinDockerTools.Engine.Dockerfiles.Rules.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Every rewrite by one line, in the order in which they are tried: what adds instructions goes before what adds flags to them.</summary>
static class Rewrites
{
    public static IReadOnlyList<Rewrite> All { get; } =
    [
        new(SingleStage.Id, StageSplit.For),
        new(SourcesBeforeDependencies.Id, DependenciesFirst.For),
        new(CacheTargetDiffers.Id, CacheMounts.ForTarget),
        new(ModuleCacheNotMounted.Id, CacheMounts.ForModules),
        new(BuildCacheNotMounted.Id, CacheMounts.ForBuild),
    ];
}
