using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>No driver is known to break the layers of Windows containers.</summary>
static class FileSystemDrivers
{
    // moby#42807, docker/for-win#12469: Box Drive and other programs that show remote files as a drive. A layer is not
    // mounted while the driver is loaded (hcsshim::PrepareLayer, "Incorrect function").
    const string Breaking = "cbfs";

    public static HostCheckRule Rule { get; } = new(
        nameof(FileSystemDrivers),
        "No file-system driver is known to break containers",
        "Layers are mounted through the same drivers as every other file. Some that show remote files as a drive make every start and build fail with 'Incorrect function'.",
        "https://github.com/moby/moby/issues/42807",
        HostCheckRule.OfWindows((windows, facts) =>
            facts.Engine is { Host.OS: "linux" } ? CheckOutcome.NotApplicable("The engine runs Linux containers.")
            : windows.Inventory?.FileSystemDrivers is { } drivers ? See(drivers)
            : CheckOutcome.Unknown("The drivers that run were not told.", "See them as an administrator: fltmc"))) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(IReadOnlyList<string> drivers)
    {
        var breaking = drivers.Where(driver => driver.StartsWith(Breaking, StringComparison.OrdinalIgnoreCase)).ToList();
        if (breaking.Count > 0)
            return CheckOutcome.Failed($"Running: {string.Join(", ", breaking)}, of Box Drive or another program that shows remote files as a drive.", "Uninstall that program, and restart.");
        var others = drivers.Except(OfWindows, StringComparer.OrdinalIgnoreCase).ToList();
        return CheckOutcome.Passed(others.Count == 0 ? "Only those of Windows itself run." : $"None is. Beside those of Windows itself run {string.Join(", ", others)}.");
    }

    // What fltmc and Win32_SystemDriver list on Windows 11 and Windows Server 2019 to 2025 without other programs.
    static readonly string[] OfWindows =
    [
        "applockerfltr", "bfs", "bindflt", "bowser", "cdfs", "CimFS", "CldFlt", "datascrn", "dedup", "Dfsc", "DfsDriver", "DfsrRo", "exfat", "fastfat", "FileCrypt", "FileInfo",
        "FltMgr", "FsDepends", "iorate", "luafv", "MRxDAV", "mrxsmb", "mrxsmb10", "mrxsmb20", "Msfs", "MsQuic", "MsSecFlt", "MsSecWfp", "Mup", "NetBIOS", "NfsRdr", "Npfs", "npsvctrig",
        "Ntfs", "P9Rdr", "PrjFlt", "quota", "rdbss", "rdyboost", "ReFS", "ReFSv1", "srv", "srv2", "srvnet", "storqosflt", "udfs", "UnionFS", "wcifs", "wcnfs", "WdFilter", "WdNisDrv", "Wof",
    ];
}
