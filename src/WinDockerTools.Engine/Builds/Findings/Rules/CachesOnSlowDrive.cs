using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A hosted Windows agent keeps the caches on its slow drive.</summary>
static class CachesOnSlowDrive
{
    public const string Id = "CachesOnSlowDrive";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        where facts.Surroundings.HostedWindowsAgent is not null && pair.Scenario.Scenario.Base == GoBuildBase.Host
        let go = facts.Surroundings.LocalGo
        let slow = new[] { ("GOCACHE", go?.BuildCache), ("GOMODCACHE", go?.ModuleCache) }
            .Where(cache => facts.Surroundings.Drives.Any(drive => drive.IsSystem && drive.Letter == ContainerPath.Letter(cache.Item2))).ToArray()
        from fast in facts.Surroundings.Drives.Where(drive => drive is { IsSystem: false, Kind: System.IO.DriveType.Fixed }).Take(1)
        where slow.Length > 0
        select new ScenarioFinding(pair.Measured.Scenario, null, new GoBuildFinding(
            Id,
            $"{string.Join(" and ", slow.Select(cache => $"{cache.Item1} is {cache.Item2}"))}; drive {fast.Letter}: is there too.",
            "On hosted Windows agents the system drive is many times slower than the work drive: restoring one cache took 12 to 15 minutes on C:, about one on D: (actions/setup-go#515).",
            string.Join("\n", slow.Select(cache => Set(facts.Surroundings.HostedWindowsAgent, cache.Item1, $@"{fast.Letter}:\{cache.Item1.ToLowerInvariant()}")))));

    // For the steps that follow: docs.github.com/actions/reference/workflow-commands-for-github-actions, and
    // learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
    static string Set(HostedPipeline? pipeline, string name, string value) => pipeline == HostedPipeline.AzurePipelines
        ? $"Write-Host '##vso[task.setvariable variable={name}]{value}'"
        : $"Add-Content -Path $env:GITHUB_ENV -Value '{name}={value}'";
}
