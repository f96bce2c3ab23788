namespace WinDockerTools;

/// <summary>Whether a machine can run virtual machines. What was not told is <see langword="null"/>.</summary>
public sealed class HostVirtualization
{
    /// <summary>A hypervisor runs: the machine's own, or the one that the machine itself runs on.</summary>
    public bool? HypervisorPresent { get; init; }

    /// <summary>The machine is itself a virtual one: Hyper-V isolation there takes nested virtualization.</summary>
    public bool? IsVirtualMachine { get; init; }

    /// <summary>The firmware lets a hypervisor start; null under a Windows hypervisor that runs, which keeps that to itself.</summary>
    public bool? FirmwareEnabled { get; init; }

    public override string ToString() =>
        $"{(IsVirtualMachine == true ? "virtual machine" : "machine")}{(HypervisorPresent == true ? " with a hypervisor" : "")}{(FirmwareEnabled == false ? ", virtualization off in the firmware" : "")}";
}
