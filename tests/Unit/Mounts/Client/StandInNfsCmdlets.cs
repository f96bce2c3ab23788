using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using WinDockerTools.Commands.Mounts;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Mounts.Client;
using WinDockerTools.Engine.Platform.Windows.Cim;
using WinDockerTools.Tests.Hosts.Remote;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>The cmdlets as they are, but for the way to the Windows that they are about. One test at a time.</summary>
static class StandInNfsCmdlets
{
    public static readonly (string Name, Type Type)[] All =
        [("Get-NfsMount", typeof(GetNfsMountOfStandIns)), ("Optimize-NfsMount", typeof(OptimizeNfsMountOfStandIns)), ("Restore-NfsMount", typeof(RestoreNfsMountOfStandIns))];

    /// <summary>That of the cmdlets themselves.</summary>
    public static StandInWindows? This { get; set; }

    public static string Records { get; set; } = "";

    /// <summary>Whether whoever calls may change it.</summary>
    public static bool IsElevated { get; set; } = true;

    public static ConcurrentDictionary<string, StandInWindows> Others { get; } = new();

    internal static NfsClientHost OpenThis() => NfsClientHost.Of(This!.Opened());

    internal static ICimHost Open(string name) => Others.TryGetValue(name, out var other) ? other.Opened()
        : throw new FaultException(FaultKind.HostUnreachable, name, "the stand-ins know no such computer");

    internal static NfsClientMachine Machine => new(OpenThis, () => _ = IsElevated ? 0 : throw new FaultException(FaultKind.ElevationRequired, This!.ComputerName, "this process is not elevated"), new MountRecords(Records));
}

[Cmdlet(VerbsCommon.Get, "NfsMount", DefaultParameterSetName = "All")]
public sealed class GetNfsMountOfStandIns : GetNfsMountCommand
{
    private protected override ICimHost Open(string computer) => StandInNfsCmdlets.Open(computer);

    private protected override NfsClientHost OpenThis() => StandInNfsCmdlets.OpenThis();
}

[Cmdlet(VerbsCommon.Optimize, "NfsMount", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class OptimizeNfsMountOfStandIns : OptimizeNfsMountCommand
{
    private protected override NfsClientMachine ClientMachine => StandInNfsCmdlets.Machine;
}

[Cmdlet(VerbsData.Restore, "NfsMount", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RestoreNfsMountOfStandIns : RestoreNfsMountCommand
{
    private protected override NfsClientMachine ClientMachine => StandInNfsCmdlets.Machine;
}
