using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>No virus scanner stands between the engine and its layers.</summary>
static class VirusScanner
{
    const string Usual = @"C:\ProgramData\docker";

    // What is read and written there most (moby daemon/graphdriver/windows).
    const string Layers = @"\windowsfilter";

    public static HostCheckRule Rule { get; } = new(
        nameof(VirusScanner),
        "The engine's data is excluded from virus scanning",
        "A scanner that opens every file of a layer while it is unpacked makes pulls several times slower, and some make them end with 'Access is denied'.",
        "https://github.com/microsoft/Windows-Containers/issues/92",
        HostCheckRule.OfWindows((windows, facts) =>
            facts.Engine is { Host.OS: "linux" } ? CheckOutcome.NotApplicable("The engine runs Linux containers.")
            : windows.Inventory?.Scanners is { } scanners ? See(scanners, facts.Engine?.Host.DataRoot ?? Usual)
            : CheckOutcome.Unknown("The virus scanners were not told.", "Ask again as an administrator."))) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(IReadOnlyList<ScannerFacts> scanners, string folder)
    {
        if (scanners.Count == 0)
            return CheckOutcome.Passed("There is none.");
        if (scanners.Where(scanner => scanner.IsWatching is null && scanner.Excluded is null).Select(scanner => scanner.Name).ToList() is { Count: > 0 } others)
            return CheckOutcome.Warning($"{string.Join(" and ", others)} may look at every file below {folder}.", $"Exclude {folder} and dockerd.exe there, if your rules allow it.");
        var watching = scanners.Where(scanner => scanner.IsWatching != false).ToList();
        if (watching.Count == 0)
            return CheckOutcome.Passed($"{string.Join(" and ", scanners.Select(scanner => scanner.Name))} does not look at files as they are opened.");
        var (name, excluded) = (watching[0].Name, watching[0].Excluded);
        return excluded is null ? CheckOutcome.Unknown($"{name} looks at every file; what it leaves alone is told to administrators.", "Ask again as an administrator.")
            : excluded.Any(path => DefenderExclusion.Covers(path, folder + Layers)) ? CheckOutcome.Passed($"{name} leaves {folder} alone.")
            : CheckOutcome.Warning($"{name} looks at every file below {folder}.", $"Add-MpPreference -ExclusionPath {PowerShellText.Quote(folder)}    # if your rules allow it");
    }
}
