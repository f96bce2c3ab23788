using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Nothing waits for a restart.</summary>
static class RestartPending
{
    public static HostCheckRule Rule { get; } = new(
        nameof(RestartPending),
        "No restart of Windows is pending",
        "Features that were enabled work after the restart alone, and DISM refuses more changes until then.",
        "https://learn.microsoft.com/windows-hardware/manufacture/desktop/dism-operating-system-package-servicing-command-line-options",
        HostCheckRule.OfWindows((windows, _) => See(windows)));

    static CheckOutcome See(WindowsFacts windows) =>
        windows.RestartReasons.Count > 0 ? CheckOutcome.Warning($"A restart is asked for by {string.Join(" and ", windows.RestartReasons)}.", "Restart-Computer")
        : CheckOutcome.Passed(windows.HasPendingFiles ? "Nobody asks for one; files wait to be replaced at the next start, as many programs leave them." : "Nobody asks for one.");
}
