using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using WinDockerTools.Engine.Dockerfiles.Rules.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Every rewrite by one line, in the order in which they are tried: flags are right before steps repeat them, and steps are there before they get mounts.</summary>
static class Rewrites
{
    public static IReadOnlyList<Rewrite> All { get; } =
    [
        new(AptUpdateApart.Id, AptTogether.For),
        new(ChangingValueEarly.Id, ValueLater.For),
        new(SingleStage.Id, StageSplit.For),
        new(CompilerInFinalImage.Id, RuntimeBase.For),
        new(GoBuildAll.Id, GoFlags.WithoutAll),
        new(TrimPathMissing.Id, GoFlags.TrimPath),
        new(LinkerFlagsMissing.Id, GoFlags.LinkWithout),
        new(SourcesBeforeDependencies.Id, DependenciesFirst.For),
        new(CacheTargetDiffers.Id, CacheMounts.ForTarget),
        new(ModuleCacheNotMounted.Id, CacheMounts.ForModules),
        new(BuildCacheNotMounted.Id, CacheMounts.ForBuild),
    ];
}
