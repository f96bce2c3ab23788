using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The services of the feature Containers are there.</summary>
static class ContainersFeature
{
    public static HostCheckRule Rule { get; } = new(
        nameof(ContainersFeature),
        "The services of the feature Containers are installed and may run",
        "An engine of Windows containers does not start without the services hns and vmcompute. On recent clients the first belongs to a feature of its own, so that Containers may be enabled without it.",
        "https://learn.microsoft.com/virtualization/windowscontainers/quick-start/set-up-environment",
        HostCheckRule.OfWindows(See)) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(WindowsFacts windows, HostFacts facts)
    {
        if (facts.Engine is { Host.OS: "linux" })
            return CheckOutcome.NotApplicable("The engine runs Linux containers.");
        var missing = windows.Needed.Where(service => service.Value is null).Select(service => service.Key).ToList();
        var disabled = windows.Needed.Where(service => service.Value is { IsDisabled: true }).Select(service => service.Key).ToList();
        return missing.Count > 0 && IsPending(windows) ? CheckOutcome.Failed($"Not installed: {string.Join(", ", missing)}; the feature is enabled from the next restart on.", "Restart-Computer")
            : missing.Count > 0 ? CheckOutcome.Failed($"Not installed: {string.Join(", ", missing)}.", "Enable-ContainerHostFeatures Containers")
            : disabled.Count > 0 ? CheckOutcome.Failed($"Disabled: {string.Join(", ", disabled)}.", string.Join("; ", disabled.Select(name => $"Set-Service {name} -StartupType Manual")))
            : CheckOutcome.Passed($"{string.Join(" and ", windows.Needed.Keys)} are installed.");
    }

    static bool IsPending(WindowsFacts windows) => windows.Inventory?.Features?.Any(feature => feature is { Key: "Containers", Value: FeatureState.EnablePending }) == true;
}
