using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Images;

/// <summary>The engines of one call, as hosts to judge for and as places to find images.</summary>
sealed class EngineTargets(Func<ErrorRecord, Task> report) : IDisposable
{
    /// <summary>For those who wait.</summary>
    public const string Connecting = "Asking container engines";

    readonly List<EngineHoldings> open = [];
    readonly object gate = new();
    EngineHoldings? inReach;

    /// <summary>
    /// The engines at the addresses and contexts, or the one in reach. One that does not answer is an error of its
    /// own; none at all ends the call.
    /// </summary>
    public async Task<IEnumerable<HostTarget>> ConnectAsync(IReadOnlyList<string> addresses, IReadOnlyList<string> contexts, CancellationToken stop)
    {
        var wanted = EndpointResolver.OfProcess.Wanted(addresses, contexts);
        var targets = new List<HostTarget>();
        var left = wanted.Count;
        foreach (var connect in wanted.Select(engine => ConnectAsync(engine.Find, stop)).ToList())
        {
            left--;
            try
            {
                targets.Add(await connect.ConfigureAwait(false));
            }
            catch (FaultException e) when (targets.Count > 0 || left > 0)
            {
                await ReportAsync(e).ConfigureAwait(false);
            }
        }
        return targets;
    }

    /// <summary>Writes what one engine failed at, while the others go on.</summary>
    public Task ReportAsync(FaultException fault, object? target = null) => report(Errors.From(fault, target));

    /// <summary>An engine by its address; nothing is asked of it yet.</summary>
    public EngineHoldings At(string address) => Open(EndpointResolver.OfProcess.ByAddress(address));

    /// <summary>The engine in reach, for images that no registry has.</summary>
    public EngineHoldings InReach()
    {
        lock (gate)
            return inReach ??= Open(EndpointResolver.OfProcess.InReach());
    }

    public void Dispose()
    {
        foreach (var engine in open)
            engine.Dispose();
    }

    async Task<HostTarget> ConnectAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        var engine = new DockerEngine(find());
        var holdings = Keep(new EngineHoldings(engine));
        var host = await HostReader.ReadAsync(engine, stop).ConfigureAwait(false);
        return new HostTarget(HostPlatforms.Of(host), holdings);
    }

    EngineHoldings Open(DockerEndpoint endpoint) => Keep(new EngineHoldings(new DockerEngine(endpoint)));

    EngineHoldings Keep(EngineHoldings holdings)
    {
        lock (gate)
            open.Add(holdings);
        return holdings;
    }
}
