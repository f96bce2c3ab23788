using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Folders that are shared with containers lock as they should.</summary>
static class SharedFolderLocks
{
    const string Key = @"HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers";

    public static HostCheckRule Rule { get; } = new(
        nameof(SharedFolderLocks),
        "The registry changes nothing about folders shared with containers",
        "VSmbDisableOplocks was a remedy for early builds, which Microsoft's own check wants gone, as well as values that begin with zz.",
        "https://github.com/MicrosoftDocs/Virtualization-Documentation/tree/live/windows-server-container-tools/Debug-ContainerHost",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) =>
        windows.DisablesOplocks is not (null or 0) ? CheckOutcome.Warning($"VSmbDisableOplocks is {windows.DisablesOplocks}.", Remove("VSmbDisableOplocks"))
        : windows.TestValues.Count > 0 ? CheckOutcome.Warning($"Values of tests are set: {string.Join(", ", windows.TestValues)}.", Remove(windows.TestValues[0]))
        : CheckOutcome.Passed("No such value is set.");

    static string Remove(string name) => $"Remove-ItemProperty '{Key}' {PowerShellText.Quote(name)}";
}
