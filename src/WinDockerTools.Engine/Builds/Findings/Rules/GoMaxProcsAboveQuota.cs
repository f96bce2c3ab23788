using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Go before 1.25 starts as many threads as the machine has CPUs, whatever the quota.</summary>
static class GoMaxProcsAboveQuota
{
    public const string Id = "GoMaxProcsAboveQuota";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let scenario = pair.Scenario
        where CpuQuotaThrottles.IsThrottled(pair.Measured)
            && GoRelease.IsBefore(scenario.Go.Version, GoRelease.FollowsCpuQuota) == true
            && string.IsNullOrEmpty(scenario.Go.MaxProcs) && !scenario.Scenario.Environment.ContainsKey("GOMAXPROCS")
            && scenario.Cpus is not null && !(scenario.EngineCpus <= scenario.Cpus)
        let procs = Math.Max(1, (int)Math.Ceiling(scenario.Cpus ?? 1))
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            CpuQuotaThrottles.Seen(pair.Measured, scenario),
            $"{scenario.Go.Version} does not look at the quota: the go command and the compiler run on all CPUs at once, use the quota up early, and stand still.",
            $"ENV GOMAXPROCS={procs}")
        {
            Gain = Gain.Of(
                facts, pair.Measured,
                other => other.Go.MaxProcs is { Length: > 0 } || other.Scenario.Environment.ContainsKey("GOMAXPROCS"), Settings.Variable("GOMAXPROCS")),
        });
}
