using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Describes engines with all that this machine knows of them. What is the same for all is looked up once.</summary>
sealed class HostSurvey(EndpointResolver resolver)
{
    readonly Lazy<IReadOnlyList<DockerEndpoint>> contexts = new(resolver.ContextEndpoints);

    /// <summary>Throws FaultException (EngineUnreachable, EngineContextNotFound, …).</summary>
    public async Task<ContainerHost> ReadAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        using var engine = new DockerEngine(find());
        return Describe(engine.Endpoint, await engine.InfoAsync(stop).ConfigureAwait(false));
    }

    ContainerHost Describe(DockerEndpoint endpoint, EngineInfo info) =>
        HostReader.Describe(endpoint, info, HostReader.Facts(endpoint), new HostSurroundings { Contexts = ContextsOf(endpoint) });

    IReadOnlyList<string> ContextsOf(DockerEndpoint endpoint) =>
        [.. contexts.Value.Where(context => context.IsAtSameAddress(endpoint)).Select(context => context.Context).OfType<string>()];
}
