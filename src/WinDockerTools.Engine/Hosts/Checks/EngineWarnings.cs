using System;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>What the engine itself warns of when it is asked, which clients show in no other place than docker info.</summary>
static class EngineWarnings
{
    // Said by checks of their own.
    static readonly string[] Elsewhere = ["limit support", "cpuset support", "cfs", "cpu shares support", "cgroup v1", "storage-driver is deprecated", "storage driver is deprecated"];

    const string Open = "without encryption";

    public static HostCheckRule Rule { get; } = new(
        nameof(EngineWarnings),
        "The engine warns of nothing",
        "The engine knows what is missing around it: forwarding of packets, filters of bridges, a port that anybody may use.",
        "https://docs.docker.com/reference/cli/docker/system/info/",
        HostCheckRule.OfEngine((engine, _) => See(engine)));

    static CheckOutcome See(EngineFacts engine)
    {
        var warnings = engine.Warnings.Where(text => !Elsewhere.Any(part => Has(text, part))).ToList();
        if (warnings.Count == 0)
            return CheckOutcome.Passed("It warns of nothing that no other check tells.");
        var seen = string.Join(" ", warnings.Select(text => text.TrimEnd('.') + "."));
        return warnings.Any(text => Has(text, Open))
            ? CheckOutcome.Failed(seen, "Close the port, or ask for certificates (docs.docker.com/engine/security/protect-access): who reaches it is master of the machine.")
            : CheckOutcome.Warning(seen, "See the page of this check, and 'docker info'.");
    }

    static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
