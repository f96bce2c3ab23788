using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The build waits for a chain of packages that import one another.</summary>
static class CriticalPathBounds
{
    public const string Id = "CriticalPathBounds";

    /// <summary>Measured: 1.01 (8.02 s over a path of 7.95 s). Runs on a machine with other work differ by this much.</summary>
    const double LittleToGain = 1.15;

    /// <summary>With fewer packages to compile, a build is a chain by nature.</summary>
    const int ManyPackages = 10;

    const int Shown = 3;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.Each()
        let profile = pair.Measured.Profile
        where profile is not null && profile.PackagesBuilt >= ManyPackages && Limit(profile) <= LittleToGain
        let longest = profile.Actions.Where(action => action.IsOnCriticalPath && !action.IsCached && action.Mode == "build")
            .OrderByDescending(action => action.Duration).Take(Shown).ToArray()
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            $"Of {Phrase.Time(profile.Duration)}, {Phrase.Time(profile.CriticalPath)} is one chain of packages that wait for one another{Names(longest)}.",
            $"A package is compiled after those it imports. More CPUs would make this build at most {Phrase.Number(Limit(profile)!.Value)} times faster.",
            longest.Length > 0
                ? $"go mod why {Phrase.Shell(longest[0].Package)}"
                : $"Get-GoBuildProfile -Path {PowerShellText.Quote(pair.Measured.Path)} | ForEach-Object Actions | Where-Object IsOnCriticalPath"));

    static double? Limit(GoBuildProfile profile) =>
        profile.CriticalPath > TimeSpan.Zero ? profile.Duration.TotalSeconds / profile.CriticalPath.TotalSeconds : null;

    static string Names(GoBuildAction[] actions) => actions.Length == 0 ? ""
        : ": " + string.Join(", ", actions.Select(action => $"{action.Package} {Phrase.Time(action.Duration)}"));
}
