using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Limits that are asked for are held.</summary>
static class ResourceLimits
{
    public static HostCheckRule Rule { get; } = new(
        nameof(ResourceLimits),
        "Limits of memory and processors can be held",
        "Where the kernel lacks one, the engine starts the container without it and says so in a warning that few see: a build may then take the whole machine.",
        "https://docs.docker.com/engine/containers/resource_constraints/",
        HostCheckRule.OfEngine(See));

    static CheckOutcome See(EngineFacts engine, HostFacts facts)
    {
        if (engine.Host.OS == "windows")
            return CheckOutcome.NotApplicable("Windows holds limits of memory and processors always.");
        if (engine.Limits is not { } limits)
            return CheckOutcome.Unknown("The engine does not tell which limits it can hold.");
        var missing = Missing(limits);
        if (missing.Length == 0)
            return CheckOutcome.Passed("Memory, swap, CPU quota, CPU sets and process counts can be limited.");
        var seen = $"Not limited: {string.Join(", ", missing)}.";
        return limits is { Memory: true, CpuQuota: true } ? CheckOutcome.Warning(seen, Remedy(limits)) : CheckOutcome.Failed(seen, Remedy(limits));
    }

    static string[] Missing(EngineLimits limits) =>
        [.. new (bool Has, string Name)[]
        {
            (limits.Memory, "memory (--memory)"),
            (limits.CpuQuota, "CPU quota (--cpus)"),
            (limits.Swap, "swap (--memory-swap)"),
            (limits.CpuSet, "CPU sets (--cpuset-cpus)"),
            (limits.Processes, "process counts (--pids-limit)"),
        }.Where(limit => !limit.Has).Select(limit => limit.Name)];

    static string Remedy(EngineLimits limits) => limits is { Memory: true, Swap: false }
        ? "Start the kernel with cgroup_enable=memory swapaccount=1, or use control groups of version 2."
        : "Use a kernel with these controllers, or delegate them to an engine without root (systemd: Delegate=cpu cpuset io memory pids).";
}
