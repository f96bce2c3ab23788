
namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The kernel's control groups are those of today.</summary>
static class ControlGroupVersion
{
    public static HostCheckRule Rule { get; } = new(
        nameof(ControlGroupVersion),
        "The kernel has control groups of version 2",
        "Docker 29 calls version 1 deprecated, and systemd and Kubernetes are leaving it. Figures such as a container's peak memory have other names there.",
        "https://docs.docker.com/engine/deprecated/",
        HostCheckRule.OfEngine((engine, _) => See(engine.Host)));

    static CheckOutcome See(ContainerHost host) => host switch
    {
        { OS: "windows" } => CheckOutcome.NotApplicable("Windows has job objects instead."),
        { ControlGroupVersion: 2 } => CheckOutcome.Passed("Version 2."),
        { ControlGroupVersion: 1 } => CheckOutcome.Warning("Version 1.", "Start the kernel with systemd.unified_cgroup_hierarchy=1, the default of current distributions."),
        _ => CheckOutcome.Unknown("The engine does not tell the version."),
    };
}
