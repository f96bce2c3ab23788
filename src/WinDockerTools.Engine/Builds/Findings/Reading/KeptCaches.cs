using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>Which caches outlive a build. Null where the toolchain's folders are not known.</summary>
static class KeptCaches
{
    public static bool? HasBuildCache(ScenarioFacts scenario) => Keeps(scenario, scenario.Go.BuildCache);

    public static bool? HasModuleCache(ScenarioFacts scenario) => Keeps(scenario, scenario.Go.ModuleCache);

    /// <summary>A folder that is kept, and by its name meant as build cache, where the go command does not look.</summary>
    public static string? Stray(ScenarioFacts scenario) => HasBuildCache(scenario) == false
        ? Stray(Kept(scenario).Select(mount => mount.Target), scenario.Go.BuildCache, scenario.Go.ModuleCache)
        : null;

    public static string? Stray(IEnumerable<string> targets, string? buildCache, string? moduleCache)
    {
        return buildCache is null ? null : targets.FirstOrDefault(target =>
            GoCacheNames.IsBuildCache(target) && !ContainerPath.Covers(target, buildCache)
            && (moduleCache is null || !ContainerPath.Covers(target, moduleCache)));
    }

    static bool? Keeps(ScenarioFacts scenario, string? folder)
    {
        var kept = Kept(scenario).ToArray();
        return scenario.Scenario.Base switch
        {
            GoBuildBase.Host or GoBuildBase.KeptContainer or GoBuildBase.AgentCache or GoBuildBase.CacheVolume => true,
            _ when kept.Length == 0 => false,
            _ => folder is null ? null : kept.Any(mount => ContainerPath.Covers(mount.Target, folder)),
        };
    }

    static IEnumerable<ContainerMount> Kept(ScenarioFacts scenario) =>
        scenario.Mounts.Where(mount => mount.Type != ContainerMountType.Tmpfs && !mount.IsReadOnly);
}
