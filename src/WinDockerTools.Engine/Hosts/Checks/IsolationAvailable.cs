using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Containers find the isolation that they start in by default.</summary>
static class IsolationAvailable
{
    public static HostCheckRule Rule { get; } = new(
        nameof(IsolationAvailable),
        "Hyper-V isolation is available where containers start in it by default",
        "On clients a container starts in Hyper-V isolation unless it asks for another, on servers in process isolation, which runs images of the host's own Windows version alone.",
        "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/hyperv-container",
        HostCheckRule.OfWindows((windows, facts) =>
            facts.Engine is { Host.OS: "linux" } ? CheckOutcome.NotApplicable("The engine runs Linux containers.")
            : HyperV.State(windows) is { } state ? See(state, windows, HyperV.IsDefault(windows, facts))
            : CheckOutcome.Unknown("The features of Windows were not told.", "Ask again as an administrator."))) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(FeatureState state, WindowsFacts windows, bool? isDefault) => (state, isDefault) switch
    {
        (FeatureState.EnablePending or FeatureState.DisablePending, _) => CheckOutcome.Warning($"{HyperV.Feature} is {state}.", "Restart-Computer"),
        (FeatureState.Enabled, _) => Hypervisor(windows, isDefault),
        (_, false) => CheckOutcome.Passed($"Containers start in process isolation. {HyperV.Feature}, which the other takes, is {state}."),
        (FeatureState.NotPresent, true) => CheckOutcome.Failed(
            "Containers start in Hyper-V isolation, which this edition of Windows does not have.", "Use Windows Pro, Enterprise or Server; images of this very version start with --isolation=process."),
        (_, true) => CheckOutcome.Failed($"Containers start in Hyper-V isolation, and {HyperV.Feature} is {state}.", "Enable-ContainerHostFeatures HyperV"),
        _ => CheckOutcome.Unknown($"{HyperV.Feature} is {state}; it was not told whether containers start in it."),
    };

    static CheckOutcome Hypervisor(WindowsFacts windows, bool? isDefault)
    {
        var virtualization = windows.Inventory?.Virtualization;
        if (virtualization?.HasHypervisor != false)
            return CheckOutcome.Passed($"{HyperV.Feature} is enabled{(virtualization is null ? "" : ", and a hypervisor runs")}.");
        var seen = $"{HyperV.Feature} is enabled, and no hypervisor runs.";
        var remedy = virtualization switch
        {
            { IsInFirmware: false, IsVirtualMachine: true } => "Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true    # on the machine's own host, while it is off",
            { IsInFirmware: false } => "Switch the processor's virtualization on in the firmware (BIOS, UEFI).",
            _ => "bcdedit /set hypervisorlaunchtype auto; Restart-Computer",
        };
        return isDefault == true ? CheckOutcome.Failed(seen, remedy) : CheckOutcome.Warning(seen, remedy);
    }
}
