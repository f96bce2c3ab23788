using System;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine and the session go the same way to registries.</summary>
static class ProxySettings
{
    public static HostCheckRule Rule { get; } = new(
        nameof(ProxySettings),
        "The engine and this session use the same proxies",
        "The engine pulls by its own settings, not by the variables of the one who calls. Where only one side has a proxy, a name that can be read here cannot be pulled, or the other way round.",
        "https://docs.docker.com/engine/daemon/proxy/",
        HostCheckRule.OfEngine(See));

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (engine.Host.IsDockerDesktop)
            return CheckOutcome.NotApplicable("Docker Desktop has a proxy of its own, which follows the system's.");
        if (!facts.IsOnThisMachine)
            return CheckOutcome.NotApplicable("The engine runs on another machine, whose way to registries may be another.");
        if (engine.Proxy is not { } theirs || facts.Machine.Proxy is not { } ours)
            return CheckOutcome.Unknown("The proxies of the engine or of this session could not be read.");
        return (ours.IsNone, theirs.IsNone) switch
        {
            (true, true) => CheckOutcome.Passed("Neither the engine nor this session has a proxy."),
            (false, true) => CheckOutcome.Warning(
                $"This session has the proxy {ours.Https ?? ours.Http}, the engine has none.",
                "Set \"proxies\": { \"http-proxy\": …, \"https-proxy\": …, \"no-proxy\": … } in daemon.json (engine 23 and later; before, variables of its service), and restart the engine."),
            (true, false) => CheckOutcome.Warning(
                $"The engine has the proxy {theirs.Https ?? theirs.Http}, this session has none.", "Set HTTPS_PROXY, HTTP_PROXY and NO_PROXY for this session too."),
            _ when !IsSame(ours, theirs) => CheckOutcome.Warning(
                $"This session has the proxy {ours.Https ?? ours.Http}, the engine {theirs.Https ?? theirs.Http}.", "Use the same one on both sides, unless they are meant to differ."),
            _ => CheckOutcome.Passed($"Both have the proxy {ours.Https ?? ours.Http}."),
        };
    }

    static bool IsSame(ProxyFacts ours, ProxyFacts theirs) => IsSame(ours.Http, theirs.Http) && IsSame(ours.Https, theirs.Https);

    static bool IsSame(string? ours, string? theirs) => string.Equals(ours?.TrimEnd('/'), theirs?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
