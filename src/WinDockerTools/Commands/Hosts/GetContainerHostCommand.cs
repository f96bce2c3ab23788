using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Hosts.Remote;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Hosts;

/// <summary>Describes the machines behind container engines, one object each.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerHost", DefaultParameterSetName = "DockerHost")]
[OutputType(typeof(ContainerHost))]
public class GetContainerHostCommand : HostCommand
{
    protected override async Task ProcessAsync(CancellationToken stop)
    {
        if (ParameterSetName is "ComputerName" or "CimSession")
        {
            await base.ProcessAsync(stop).ConfigureAwait(false);
            return;
        }
        var resolver = EndpointResolver.OfProcess;
        if (DockerHost.Length == 0 && Context.Length == 0)
        {
            await WriteInReachAsync(resolver, stop).ConfigureAwait(false);
            return;
        }
        // All at once; the answers keep the order of the input.
        foreach (var (target, read) in resolver.Wanted(DockerHost, Context).Select(engine => (engine.Name, ReadAsync(engine.Find, stop))).ToList())
        {
            try
            {
                await WriteAsync(await WaitAsync(read, $"Asking {target}").ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (FaultException e)
            {
                await WriteErrorAsync(Errors.From(e, target)).ConfigureAwait(false);
            }
        }
    }

    private protected override void Write(RemoteHost host) => WriteObject(host.Host);

    async Task WriteInReachAsync(EndpointResolver resolver, CancellationToken stop)
    {
        DockerEndpoint? endpoint = null;
        try
        {
            await WriteAsync(await WaitAsync(ReadAsync(() => endpoint = resolver.InReach(), stop), "Asking the engine in reach").ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            var error = Errors.From(e);
            if (endpoint is { IsLocal: true } && await HostReader.ThisMachineAsync(stop).ConfigureAwait(false) is { } machine)
            {
                await WarningAsync($"{error.Exception.Message} Only what Windows itself says is known.").ConfigureAwait(false);
                await WriteAsync(machine).ConfigureAwait(false);
                return;
            }
            await WriteErrorAsync(error).ConfigureAwait(false);
        }
    }

    static async Task<ContainerHost> ReadAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        using var engine = new DockerEngine(find());
        return await HostReader.ReadAllAsync(engine, stop).ConfigureAwait(false);
    }
}
