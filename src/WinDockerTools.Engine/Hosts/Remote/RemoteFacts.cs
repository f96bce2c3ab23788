using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Remote;

/// <summary>What checks read of a machine whose Windows was asked over the network.</summary>
static class RemoteFacts
{
    // Windows names the machine's own side of a network of containers so, as "vEthernet (nat)".
    const string OwnSide = "vEthernet";

    public static HostFacts Of(RemoteHost host) => new()
    {
        ComputerName = host.Host.Name,
        Address = host.Host.ComputerName ?? "",
        AsksEngine = false,
        Windows = host.Facts,
        Disk = host.Facts.Inventory?.SystemDisk,
        Networks = host.Facts.Inventory is { Nats: { } nats, Addresses: { } addresses } ? Networks(nats, addresses) : null,
    };

    // Routes are not asked for.
    static IReadOnlyList<NetworkFacts> Networks(IReadOnlyList<NatFacts> nats, IReadOnlyList<(string Address, string Interface)> addresses) =>
        [.. from nat in nats
            let subnet = Subnet.Parse(nat.Prefix)
            where subnet is not null
            select new NetworkFacts(
                nat.Name,
                nat.Prefix,
                [.. addresses.Where(address => !address.Interface.StartsWith(OwnSide, StringComparison.OrdinalIgnoreCase)
                        && IPAddress.TryParse(address.Address, out var parsed) && subnet.Contains(parsed))
                    .Select(address => $"{address.Address} ({address.Interface})")],
                [])];
}
