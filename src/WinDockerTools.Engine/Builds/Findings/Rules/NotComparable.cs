using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>A scenario that does other work than the first.</summary>
static class NotComparable
{
    public const string Id = "NotComparable";

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts)
    {
        var scenarios = facts.EachScenario().Select(pair => pair.Scenario).ToArray();
        return from other in scenarios.Skip(1)
               let reason = Comparability.Of(scenarios[0], other)
               where reason is not null
               select new ScenarioFinding(other.Scenario.Name, null, new GoBuildFinding(
                   Id, reason, Cause(facts, scenarios[0], other), Fix(scenarios[0], other)));
    }

    // GOTOOLCHAIN, go.dev/doc/toolchain.
    static string Cause(BuildFacts facts, ScenarioFacts baseline, ScenarioFacts other) =>
        "The two do not do the same work, so their times say nothing about containers."
        + (baseline.Go.Version != other.Go.Version && facts.Project.GoDirective is { } asked
            ? $" go.mod asks for Go {asked}, and Go 1.21 and later fetches and uses that where it is older itself."
            : "");

    static string Fix(ScenarioFacts baseline, ScenarioFacts other)
    {
        var (want, have) = (baseline.Go, other.Go);
        if (want.Version is { Length: > 2 } version && have.Version is not null && version != have.Version)
            return $"Measure-GoBuildInContainer -Image golang:{version.Substring(2).Split(' ')[0]}";
        if (Comparability.OfBuilds(baseline, other) is not null)
        {
            var target = new[] { ("GOOS", want.OS), ("GOARCH", want.Architecture) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1} = '{part.Item2}'");
            return $"Measure-GoBuildInContainer -Environment @{{ {string.Join("; ", target)} }}";
        }
        // Since Go 1.20 the go command looks into GOROOT/pkg, and writes there, when told to (go.dev/doc/go1.20#go-command).
        var image = baseline.HasPrecompiledStd == true ? other : baseline;
        return (GoRelease.IsBefore(image.Go.Version, GoRelease.WithoutPrecompiledStd) == true ? "" : "ENV GODEBUG=installgoroot=all\n") + "RUN go install std";
    }
}
