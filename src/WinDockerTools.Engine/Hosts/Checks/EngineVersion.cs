using System;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine is new enough for this module and for other clients.</summary>
static class EngineVersion
{
    // Engine 20.10, the oldest that the module is tested with.
    static readonly Version Oldest = new(1, 41);

    // Clients and engines of version 29 speak nothing older (moby 29.0.0, release notes): that of engine 25.
    static readonly Version OldestOfClients = new(1, 44);

    public static HostCheckRule Rule { get; } = new(
        nameof(EngineVersion),
        "The engine is new enough",
        "A client and an engine must share a version of the API. Clients of Docker 29 speak 1.44 and later alone, which came with engine 25.",
        "https://docs.docker.com/reference/api/engine/#api-version-matrix",
        HostCheckRule.OfEngine((engine, facts) => See(engine.Host, facts)));

    static CheckOutcome See(ContainerHost host, HostFacts facts)
    {
        if (!Version.TryParse(host.ApiVersion, out var api))
            return CheckOutcome.Unknown("The engine does not tell the version of its API.");
        var seen = $"Engine {host.EngineVersion ?? "unknown"}, API {api}";
        return api < Oldest ? CheckOutcome.Failed($"{seen}: older than {Oldest}.", Upgrade(facts))
            : api < OldestOfClients ? CheckOutcome.Warning($"{seen}: clients of Docker 29 refuse it.", Upgrade(facts))
            : CheckOutcome.Passed(seen + ".");
    }

    static string Upgrade(HostFacts facts) => facts.Engine?.Host is { OS: "windows" } or { IsDockerDesktop: true }
        ? "Upgrade to a current engine (docs.docker.com/engine/release-notes)."
        : "Upgrade to a current engine from Docker's own packages (docs.docker.com/engine/install).";
}
