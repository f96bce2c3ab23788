using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Network;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Puts the networks of an engine beside the addresses and routes of its machine.</summary>
static class NetworkReader
{
    // Others are the machine's own network (host, macvlan, transparent) or none of its concern (overlay).
    static readonly string[] OwnRanges = ["bridge", "nat"];

    public static IReadOnlyList<NetworkFacts> Read(IReadOnlyList<EngineNetwork> networks, IReadOnlyList<LocalAddress> addresses, IReadOnlyList<Route> routes) =>
        [.. from network in networks
            where OwnRanges.Contains(network.Driver)
            from range in network.Ranges
            let subnet = Subnet.Parse(range.Subnet)
            where subnet is not null
            let own = addresses.Where(address => IsOwn(address, range.Gateway)).Select(address => address.Interface).ToArray()
            select new NetworkFacts(
                network.Name,
                range.Subnet,
                [.. addresses.Where(address => !own.Contains(address.Interface) && subnet.Contains(address.Address)).Select(address => $"{address.Address} ({address.Interface})")],
                [.. routes.Where(route => !own.Contains(route.Interface) && subnet.Overlaps(route.Target)).Select(route => $"{route.Target} ({route.Interface})")])];

    // The network's own interface has the address of its gateway.
    static bool IsOwn(LocalAddress address, string gateway) => IPAddress.TryParse(gateway.Split('/')[0], out var own) && own.Equals(address.Address);
}
