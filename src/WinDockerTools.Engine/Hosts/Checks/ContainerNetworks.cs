using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>An engine of Windows containers has a network, and Windows still has its side of it.</summary>
static class ContainerNetworks
{
    // learn.microsoft.com/virtualization/windowscontainers/container-networking/network-drivers-topologies
    static readonly string[] Leading = ["nat", "transparent", "l2bridge", "l2tunnel", "overlay", "ics"];

    const string Again = "Restart-Service hns; Restart-Service docker    # containers lose their connections";

    public static HostCheckRule Rule { get; } = new(
        nameof(ContainerNetworks),
        "Windows containers have a network that leads out, and Windows still has its side of it",
        "Networks of Windows containers are Windows' own. After updates and restarts of its services an engine may list a network that is no longer there, and containers start without a connection.",
        "https://learn.microsoft.com/virtualization/windowscontainers/container-networking/architecture",
        HostCheckRule.OfMachine(See)) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (engine.Host.OS != "windows")
            return CheckOutcome.NotApplicable($"The engine runs {engine.Host.OS ?? "other"} containers.");
        if (facts.EngineNetworks is not { } networks)
            return CheckOutcome.Unknown("The engine does not tell its networks.");
        var leading = networks.Where(network => Leading.Contains(network.Driver)).ToList();
        if (leading.Count == 0)
            return CheckOutcome.Failed("The engine has no network that leads out.", "docker network create --driver nat nat    # if that fails: " + Again);
        var translated = leading.Where(network => network.Driver == "nat").ToList();
        if (facts.OwnAddresses is { } own && translated.FirstOrDefault(network => IsLost(network, own)) is { } lost)
            return CheckOutcome.Warning($"No interface of this machine has the gateway of {lost.Name} ({string.Join(", ", lost.Ranges.Select(range => range.Gateway))}).", Again);
        if (facts.Windows?.Inventory?.Nats is { } nats && nats.Count < translated.Count)
            return CheckOutcome.Warning($"The engine has {Count(translated.Count, "network")} with translated addresses, Windows {Count(nats.Count, "translation")} (Get-NetNat).", Again);
        return CheckOutcome.Passed($"{string.Join(", ", leading.Select(network => $"{network.Name} ({network.Driver})"))}.");
    }

    static bool IsLost(EngineNetwork network, IReadOnlyList<IPAddress> own)
    {
        var gateways = network.Ranges.Select(range => IPAddress.TryParse(range.Gateway.Split('/')[0], out var gateway) ? gateway : null).OfType<IPAddress>().ToList();
        return gateways.Count > 0 && !gateways.Any(own.Contains);
    }

    static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
