using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>What the rules about an invalidated build cache share.</summary>
static class CacheMisses
{
    /// <summary>One finding for each state in which a kept cache missed because of <paramref name="changed"/>.</summary>
    public static IEnumerable<ScenarioFinding> Of(
        BuildFacts facts, CacheInput changed, Func<CacheMiss, ScenarioFacts, GoBuildFinding> say) =>
        from pair in facts.Each()
        from miss in pair.Scenario.CacheMisses
        where miss.State == pair.Measured.State && miss.Changed == changed && miss.Packages > 0
        select ScenarioFinding.On(pair.Measured, say(miss, pair.Scenario));

    public static string Change(CacheMiss miss) =>
        miss is { Before: { } before, Now: { } now } ? $" from {Named(before)} to {Named(now)}" : "";

    /// <summary>Lines of a Dockerfile that make one program, but compile its packages apart from one another.</summary>
    public static IEnumerable<(DockerfilePlace Place, DockerfileGoLine First, DockerfileGoLine Second)> Apart(
        BuildFacts facts, Func<DockerfileGoLine, string> input) =>
        from place in DockerfilePlace.Of(facts)
        let lines = facts.Project.Dockerfile.Where(Builds).ToArray()
        from second in lines.Skip(1).Where(line => input(line) != input(lines[0])).Take(1)
        select (place, lines[0], second);

    // Tests are meant to be compiled in their own way, with -race or -cover.
    static bool Builds(DockerfileGoLine line) => line.Arguments.Any(argument => argument is "build" or "install");

    static string Named(string value) => value.Length == 0 ? "nothing" : value;
}
