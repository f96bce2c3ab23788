using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>The cache was filled with other compiler flags.</summary>
static class CompilerFlagsChanged
{
    public const string Id = "CompilerFlagsChanged";

    // -ldflags is not among them: it links again and compiles nothing (measured: 0.41 s, against 15.9 s with -trimpath).
    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in CachesApart.By(facts, (_, line) => string.Join("\n", GoFlags.Compiler(line)))
        select new ScenarioFinding(pair.Place.Scenario.Scenario.Name, null, new GoBuildFinding(
            Id,
            $"Dockerfile {pair.First} and {pair.Second} compile with different flags, so neither uses what the other compiled.",
            "The build cache keeps what was compiled with other -gcflags, -asmflags, -race, -cover, CGO_ENABLED or GOAMD64 apart.",
            Everywhere(GoFlags.Compiler(pair.Second))));

    /// <summary>Lines to stand before all go commands; GOFLAGS takes no spaces, so such flags go into each of them.</summary>
    static string Everywhere(IReadOnlyList<string> entries)
    {
        var flags = entries.Where(entry => entry.StartsWith("-", System.StringComparison.Ordinal)).ToArray();
        List<string> lines = [.. entries.Where(entry => entry.IndexOf('=') > 0 && entry[0] != '-').Select(variable => $"ENV {variable}")];
        if (flags.Any(flag => flag.IndexOf(' ') >= 0) || (flags.Length == 0 && lines.Count == 0))
            lines.Add(string.Join(" ", ["RUN go build", .. flags.Select(Phrase.Shell), "./..."]));
        else if (flags.Length > 0)
            lines.Add($"ENV GOFLAGS=\"$GOFLAGS {string.Join(" ", flags)}\"");
        return string.Join("\n", lines);
    }
}
