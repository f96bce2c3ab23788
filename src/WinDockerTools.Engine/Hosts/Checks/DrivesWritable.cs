using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>No policy keeps containers from their own disks.</summary>
static class DrivesWritable
{
    public static HostCheckRule Rule { get; } = new(
        nameof(DrivesWritable),
        "Drives without BitLocker may be written",
        "A container's disk is a drive without BitLocker. The policy 'Deny write access to fixed drives not protected by BitLocker' makes containers fail to start.",
        "https://learn.microsoft.com/virtualization/windowscontainers/troubleshooting",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) => windows.DeniesWriting is null or 0
        ? CheckOutcome.Passed("No policy denies it.")
        : CheckOutcome.Failed($"FDVDenyWriteAccess is {windows.DeniesWriting}.", "Except this machine from that policy; then: gpupdate /force");
}
