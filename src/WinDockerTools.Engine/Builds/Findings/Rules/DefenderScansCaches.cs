using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Defender reads every file that goes into or out of the caches.</summary>
static class DefenderScansCaches
{
    public const string Id = "DefenderScansCaches";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        where facts.Surroundings.Defender is { IsScanning: true, ExcludedPaths: not null }
        let scanned = Caches(facts, pair.Scenario).Where(path => !facts.Surroundings.Defender!.ExcludedPaths!.Any(excluded => DefenderExclusion.Covers(excluded, path))).ToArray()
        where scanned.Length > 0
        select new ScenarioFinding(pair.Measured.Scenario, null, new GoBuildFinding(
            Id,
            $"Microsoft Defender scans on access, and {string.Join(" and ", scanned)} {(scanned.Length == 1 ? "is" : "are")} not excluded.",
            "A build reads and writes thousands of small files in its caches (golang/go#43427, #26055; wailsapp/wails#2545: 60 s against 10 s). Exclude only folders in which nobody else can write.",
            $"Add-MpPreference -ExclusionPath {string.Join(",", scanned.Select(PowerShellText.Quote))}"));

    /// <summary>The folders on this machine's Windows drives: the local toolchain's, and those mounted over a container's.</summary>
    static IEnumerable<string> Caches(BuildFacts facts, ScenarioFacts scenario)
    {
        var isHost = scenario.Scenario.Base == GoBuildBase.Host;
        var go = isHost ? facts.Surroundings.LocalGo : scenario.Go;
        var caches = new[] { go?.BuildCache, go?.ModuleCache }.OfType<string>().ToArray();
        var paths = isHost ? caches
            : from mount in scenario.Mounts
              where mount.Type == ContainerMountType.Bind && mount.Source is not null && caches.Any(path => ContainerPath.Covers(mount.Target, path))
              select mount.Source;
        return paths.Where(path => ContainerPath.Letter(path) is not null).Distinct();
    }
}
