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
    readonly HostSurvey survey = new(EndpointResolver.OfProcess);

    /// <summary>Every engine in reach: that of each context, of DOCKER_HOST, and what listens on this machine.</summary>
    [Parameter(ParameterSetName = "All", Mandatory = true)]
    public SwitchParameter All { get; set; }

    private protected override async Task ProcessEnginesAsync(CancellationToken stop)
    {
        var resolver = EndpointResolver.OfProcess;
        if (All)
        {
            await WriteAllAsync(new EngineWays(resolver, EnginePlaces.OfThisMachine()), stop).ConfigureAwait(false);
            return;
        }
        if (DockerHost.Length == 0 && Context.Length == 0)
        {
            await WriteInReachAsync(resolver, stop).ConfigureAwait(false);
            return;
        }
        // All at once; the answers keep the order of the input.
        foreach (var (target, read) in resolver.Wanted(DockerHost, Context).Select(engine => (engine.Name, survey.ReadAsync(engine.Find, stop))).ToList())
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

    async Task WriteAllAsync(EngineWays ways, CancellationToken stop)
    {
        foreach (var (fault, name) in ways.Unusable)
            await WriteErrorAsync(Errors.From(fault, name)).ConfigureAwait(false);
        var answers = await WaitAsync(HostSurvey.AskAsync(ways.Usable, stop), "Asking every engine in reach").ConfigureAwait(false);
        foreach (var (way, fault) in answers.Where(answer => answer.Fault is not null).Select(answer => (answer.Way, answer.Fault!)))
        {
            var error = Errors.From(fault, way.Name);
            // Nobody has said that there must be an engine.
            await (way.Name is null ? VerboseAsync(error.Exception.Message) : WriteErrorAsync(error)).ConfigureAwait(false);
        }
        foreach (var host in await survey.DescribeAsync(answers, stop).ConfigureAwait(false))
            await WriteAsync(host).ConfigureAwait(false);
    }

    async Task WriteInReachAsync(EndpointResolver resolver, CancellationToken stop)
    {
        DockerEndpoint? endpoint = null;
        try
        {
            await WriteAsync(await WaitAsync(survey.ReadAsync(() => endpoint = resolver.InReach(), stop), "Asking the engine in reach").ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            var error = Errors.From(e);
            if (endpoint is { IsLocal: true } && await survey.ThisMachineAsync(stop).ConfigureAwait(false) is { } machine)
            {
                await WarningAsync($"{error.Exception.Message} Only what Windows itself says is known.").ConfigureAwait(false);
                await WriteAsync(machine).ConfigureAwait(false);
                return;
            }
            await WriteErrorAsync(error).ConfigureAwait(false);
        }
    }
}
