using System;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Engine.Platform.Network;
using WinDockerTools.Engine.Platform.Processes;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Looks at an engine and at this machine. What cannot be seen is not known; nothing but a stop ends it.</summary>
static class HostFactsReader
{
    static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <param name="engine">The engine.</param>
    /// <param name="question">What else is wanted.</param>
    /// <param name="clock">This machine's.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<HostFacts> ReadAsync(IDockerEngine engine, HostQuestion question, TimeProvider clock, CancellationToken stop)
    {
        var endpoint = engine.Endpoint;
        // While everybody else is asked.
        var events = question.Needs.HasFlag(HostNeeds.Events) && IsWindows && endpoint.IsLocal ? EventReader.ReadAsync(EventChannels.Program, stop) : null;
        var socket = endpoint.Address.Scheme == "unix" && System.IO.File.Exists(endpoint.Address.LocalPath) ? endpoint.Address.LocalPath : null;
        var owner = socket is null ? null : await FileOwner.ReadAsync(socket, stop).ConfigureAwait(false);
        var facts = new HostFacts
        {
            ComputerName = endpoint.IsLocal ? Environment.MachineName : endpoint.Address.Host,
            Address = endpoint.ToString(),
            IsDefaultAddress = endpoint.IsLocal && DaemonReader.IsDefault(endpoint),
            Machine = Machine(),
            Windows = !endpoint.IsLocal ? null
                : question.Needs.HasFlag(HostNeeds.Inventory) ? await question.Windows.FactsAsync(stop).ConfigureAwait(false) : WindowsFactsReader.OfThisMachine(),
            Socket = socket is null ? null : SocketOwner.Of(socket, owner?.Group, Environment.UserName, Accounts.Groups(), Accounts.OfThisProcess()),
            Daemon = DaemonReader.Read(endpoint, IsWindows),
            Project = question.Folder is { } folder ? Project(folder) : null,
        };
        facts = await AskAsync(engine, facts, clock, stop).ConfigureAwait(false);
        facts = facts with { Pipe = IsWindows && endpoint is { IsLocal: true, Address.Scheme: "npipe" } ? PipeOwner.Of(facts.Daemon, facts.Windows, facts.Engine) : null };
        facts = facts with { Events = events is null ? null : await events.ConfigureAwait(false) };
        return question.Account is not { } account ? facts
            : facts with { Account = IsWindows ? OnWindows(account, facts.Pipe) : await OnLinuxAsync(account, owner, stop).ConfigureAwait(false) };
    }

    static async Task<HostFacts> AskAsync(IDockerEngine engine, HostFacts facts, TimeProvider clock, CancellationToken stop)
    {
        var endpoint = engine.Endpoint;
        try
        {
            var before = clock.GetUtcNow();
            var info = await engine.InfoAsync(stop).ConfigureAwait(false);
            var host = HostReader.Describe(endpoint, info, new HostAdditions { Windows = facts.Windows });
            var isHere = HostDescription.IsOnThisMachine(endpoint, info);
            var networks = isHere ? await HostReader.NetworksAsync(engine, stop).ConfigureAwait(false) : null;
            var addresses = isHere ? LocalAddresses.Read() : null;
            return facts with
            {
                ComputerName = host.Name ?? facts.ComputerName,
                Engine = EngineReader.Of(host, info, before, clock.GetUtcNow()),
                IsOnThisMachine = isHere,
                // A file here says nothing of an engine in a virtual machine, which has its own.
                Daemon = isHere ? facts.Daemon : new DaemonFacts(),
                Disk = HostReader.Disk(endpoint, info),
                EngineNetworks = networks,
                OwnAddresses = addresses is null ? null : [.. addresses.Select(address => address.Address)],
                Networks = networks is null || addresses is null ? null : NetworkReader.Read(networks, addresses, RouteTable.Read() ?? []),
            };
        }
        catch (FaultException e)
        {
            return facts with { Failure = new EngineFailure(e.Kind, e.Detail.TrimEnd('.')) };
        }
    }

    static MachineFacts Machine() => new()
    {
        IsWindows = IsWindows,
        User = Environment.UserName,
        Proxy = ProxyReader.OfVariables(Environment.GetEnvironmentVariable),
        DockerCommand = LocalProcess.Find("docker"),
        Buildx = BuildxPlugin.Find(IsWindows, System.IO.File.Exists, Environment.GetEnvironmentVariable),
    };

    static AccountFacts OnWindows(string name, PipeFacts? pipe)
    {
        try
        {
            var account = WindowsAccounts.Find(name);
            return new AccountFacts(name, account is not null, account is null || pipe is null ? null : PipeOwner.MayOpen(account, pipe, WindowsAccounts.FindGroup));
        }
        catch (Win32Exception)
        {
            return new AccountFacts(name, null, null);
        }
    }

    static async Task<AccountFacts> OnLinuxAsync(string name, FileOwner? socket, CancellationToken stop)
    {
        try
        {
            var rights = await Accounts.FindAsync(name, stop).ConfigureAwait(false);
            return new AccountFacts(name, rights is not null, rights is null ? null : socket?.MayWrite(rights));
        }
        catch (Win32Exception)
        {
            return new AccountFacts(name, null, null);
        }
    }

    static ProjectFacts Project(string folder) =>
        IsWindows ? ProjectPlace.OfWindows(folder) : ProjectPlace.OfLinux(folder, WslMarks.AreHere(), MountTable.Read()?.Find(RealPath.Of(folder)));
}
