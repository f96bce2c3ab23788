using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Third-party packages miss because the module cache lies elsewhere than when the cache was filled.</summary>
static class ModuleCachePathChanged
{
    public const string Id = "ModuleCachePathChanged";

    /// <summary>Such as <c>/home/agent-17/go/pkg/mod</c> on one agent and <c>/home/agent-18/go/pkg/mod</c> on the next.</summary>
    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) => CacheMisses.Of(
        facts, CacheInput.ModuleCachePath,
        (miss, scenario) => new GoBuildFinding(
            Id,
            $"{miss.Packages} packages were compiled again because the module cache moved{CacheMisses.Change(miss)}.",
            "The folder of a package is part of its entry in the build cache, unless -trimpath is given (cmd/go, gocachehash \"dir\").",
            $"ENV GOMODCACHE={Phrase.Shell(miss.Before ?? scenario.Go.ModuleCache ?? "/go/pkg/mod")}"));
}
