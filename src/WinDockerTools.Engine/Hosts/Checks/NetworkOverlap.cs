using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The engine's networks leave the machine's own addresses alone.</summary>
static class NetworkOverlap
{
    public static HostCheckRule Rule { get; } = new(
        nameof(NetworkOverlap),
        "The engine's networks do not take addresses that this machine uses",
        "Where a network of containers covers a range that is in use elsewhere, as a VPN's often is, containers and then the machine itself no longer reach what is there.",
        "https://docs.docker.com/engine/network/",
        HostCheckRule.OfMachine((_, facts) => See(facts), facts => facts.Networks is null ? null : See(facts)));

    static CheckOutcome See(HostFacts facts)
    {
        if (facts.Networks is not { } networks)
            return CheckOutcome.Unknown("The networks of the engine or of this machine could not be read.");
        if (networks.Count == 0)
            return CheckOutcome.NotApplicable("The engine has no network with addresses of its own.");
        var taken = networks.Where(network => network.Addresses.Count > 0).ToList();
        if (taken.Count > 0)
            return CheckOutcome.Failed(string.Join(" ", taken.Select(network => $"{Name(network)} covers {string.Join(", ", network.Addresses)} of this machine.")), Move);
        var crossed = networks.Where(network => network.Routes.Count > 0).ToList();
        return crossed.Count > 0
            ? CheckOutcome.Warning(string.Join(" ", crossed.Select(network => $"{Name(network)} covers a part of {string.Join(", ", network.Routes)}.")), Move)
            : CheckOutcome.Passed(string.Join(", ", networks.Select(Name)) + (networks.Count == 1 ? " is" : " are") + " apart from this machine's addresses and routes.");
    }

    static string Name(NetworkFacts network) => $"{network.Name} ({network.Subnet})";

    const string Move = "Set \"bip\" and \"default-address-pools\" in daemon.json to ranges that are free, restart the engine, and make networks of your own again.";
}
