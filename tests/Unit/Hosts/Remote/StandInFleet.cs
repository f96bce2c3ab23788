using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Commands.Hosts;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Windows.Cim;

namespace WinDockerTools.Tests.Hosts.Remote;

/// <summary>Stand-ins for Windows machines by name, for the cmdlets as they are, but for the way to the machines.</summary>
static class StandInFleet
{
    static readonly ConcurrentDictionary<string, StandInWindows> Machines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cmdlets that ask them.</summary>
    public static readonly (string Name, Type Type)[] Cmdlets =
        [("Get-ContainerHost", typeof(GetContainerHostOfStandIns)), ("Test-ContainerHost", typeof(TestContainerHostOfStandIns))];

    /// <summary>Machines of names that no other test has.</summary>
    public static StandInWindows[] Add(int count, Action<StandInWindows>? spoil = null)
    {
        var prefix = "f" + Guid.NewGuid().ToString("n")[..6];
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var machine = new StandInWindows($"{prefix}-{number}");
            spoil?.Invoke(machine);
            return Machines[machine.ComputerName] = machine;
        })];
    }

    internal static ICimHost Find(string name) => Machines.TryGetValue(name, out var machine) ? machine.Opened()
        : throw new FaultException(FaultKind.HostUnreachable, name, "the stand-ins know no such computer");
}

[Cmdlet(VerbsCommon.Get, "ContainerHost", DefaultParameterSetName = "DockerHost")]
public sealed class GetContainerHostOfStandIns : GetContainerHostCommand
{
    private protected override ICimHost Open(string computer) => StandInFleet.Find(computer);
}

[Cmdlet(VerbsDiagnostic.Test, "ContainerHost", DefaultParameterSetName = "DockerHost")]
public sealed class TestContainerHostOfStandIns : TestContainerHostCommand
{
    private protected override ICimHost Open(string computer) => StandInFleet.Find(computer);
}
