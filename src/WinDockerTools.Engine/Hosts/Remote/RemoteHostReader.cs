using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Engine.Platform.Windows.Cim;

namespace WinDockerTools.Engine.Hosts.Remote;

/// <summary>A Windows machine that was asked over the network: what its users are shown, and what its checks read.</summary>
sealed record RemoteHost(ContainerHost Host, WindowsFacts Facts);

/// <summary>Asks the Windows of another machine over CIM; its engine is not asked.</summary>
static class RemoteHostReader
{
    static readonly CimQuery Computer = new(@"root\cimv2", "Win32_ComputerSystem", ["Name"]);

    static readonly CimQuery Services = new(@"root\cimv2", "Win32_Service", ["Name", "State"], InventoryReader.AnyOf("Name", WindowsFactsReader.ServiceNames));

    /// <summary>Throws FaultException (HostUnreachable, HostAccessDenied, HostTimeout, HostFailed).</summary>
    public static async Task<RemoteHost> ReadAsync(ICimHost computer, CancellationToken stop)
    {
        // Alone and first: where nobody answers, one question is enough to know.
        var name = (await computer.QueryAsync(Computer, stop).ConfigureAwait(false)).Select(row => row.Text("Name")).FirstOrDefault();
        var inventory = InventoryReader.ReadAsync(computer, stop);
        var running = RunningAsync(computer, stop);
        var registry = new CimRegistry(computer);
        var version = registry.ReadAsync(WindowsRegistryFacts.Read, stop);
        await Task.WhenAll(inventory, running, version).ConfigureAwait(false);
        var windows = await version.ConfigureAwait(false)
            ?? throw new FaultException(FaultKind.HostFailed, computer.ComputerName, "its registry does not tell a version of Windows 10, Windows Server 2016 or later");
        var services = await running.ConfigureAwait(false);
        var facts = await registry.ReadAsync(reader => WindowsFactsReader.Read(reader, windows, service => services?.Contains(service)), stop).ConfigureAwait(false)
            with { Inventory = await inventory.ConfigureAwait(false) };
        return new RemoteHost(HostDescription.Of(windows, facts, wsl: null, name, computer.ComputerName), facts);
    }

    static async Task<HashSet<string>?> RunningAsync(ICimHost computer, CancellationToken stop)
    {
        try
        {
            var services = await computer.QueryAsync(Services, stop).ConfigureAwait(false);
            return new HashSet<string>(services.Where(service => service.Text("State") == "Running").Select(service => service.Text("Name")).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        }
        catch (FaultException)
        {
            return null;
        }
    }
}
