using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>What checks ask of Hyper-V.</summary>
static class HyperV
{
    public const string Feature = "Microsoft-Hyper-V";

    // A child of its own on clients, without which the feature is tools alone.
    const string Core = "Microsoft-Hyper-V-Hypervisor";

    /// <summary>Null where it was not told.</summary>
    public static FeatureState? State(WindowsFacts windows) => windows.Inventory?.Features is not { } features ? null
        : features.TryGetValue(Core, out var core) && core != FeatureState.Enabled ? core
        : features.TryGetValue(Feature, out var state) ? state : null;

    /// <summary>Whether containers start in it that ask for nothing else (moby daemon/daemon_windows.go, setDefaultIsolation); null where that is not told.</summary>
    public static bool? IsDefault(WindowsFacts windows, HostFacts facts) => (facts.Engine?.Host.DefaultIsolation, windows.Product) switch
    {
        ({ } isolation, _) => isolation == ContainerIsolation.HyperV,
        (_, WindowsProduct.Client) => true,
        (_, WindowsProduct.Server) => false,
        _ => null,
    };
}
