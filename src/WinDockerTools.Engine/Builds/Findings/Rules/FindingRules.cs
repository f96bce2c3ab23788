using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A rule: what it sees in the facts of a call, or nothing. It reads facts only and never throws.</summary>
delegate IEnumerable<ScenarioFinding> FindingRule(BuildFacts facts);

/// <summary>Every rule by one line, what helps most first.</summary>
static class FindingRules
{
    public static IReadOnlyList<FindingRule> All { get; } =
    [
        OutOfMemory.In,
        MemoryThrash.In,
        BuildCacheNotKept.In,
        OnlyModuleCacheKept.In,
        CachePathDiffers.In,
        ModuleCachePathChanged.In,
        TrimPathChanged.In,
        CompilerFlagsChanged.In,
        CacheArchiveSlower.In,
        ModuleDownloadDominates.In,
        StdNotPrecompiled.In,
        HyperVDefaultLimits.In,
        CpuQuotaThrottles.In,
        GoMaxProcsAboveQuota.In,
        MemoryLimitNear.In,
        SourcesAcrossWsl.In,
        SourcesOnNetworkMount.In,
        DefenderScansCaches.In,
        CachesOnSlowDrive.In,
        CriticalPathBounds.In,
        LinkDominates.In,
        WriteLimitWithoutEffect.In,
        NotComparable.In,
    ];

    public static IReadOnlyList<ScenarioFinding> Of(BuildFacts facts) => [.. All.SelectMany(rule => rule(facts))];
}
