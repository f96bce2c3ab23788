using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Describes engines with all that this machine knows of them. What is the same for all is looked up once.</summary>
sealed class HostSurvey(EndpointResolver resolver)
{
    // The pipe of an engine that is switched off may take a call and not answer it.
    static readonly TimeSpan PatienceWithFound = TimeSpan.FromSeconds(10);

    readonly Lazy<IReadOnlyList<DockerEndpoint>> contexts = new(resolver.ContextEndpoints);

    /// <summary>Throws FaultException (EngineUnreachable, EngineContextNotFound, …).</summary>
    public async Task<ContainerHost> ReadAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        using var engine = new DockerEngine(find());
        return Describe(engine.Endpoint, await engine.InfoAsync(stop).ConfigureAwait(false), ContextsOf(engine.Endpoint));
    }

    /// <summary>Asks at all places at once, in their order.</summary>
    public static Task<SurveyAnswer[]> AskAsync(IReadOnlyList<EngineWay> ways, CancellationToken stop) => Task.WhenAll(ways.Select(async way =>
    {
        try
        {
            using var engine = new DockerEngine(way.Endpoint, way.Name is null ? PatienceWithFound : null);
            return new SurveyAnswer(way, await engine.InfoAsync(stop).ConfigureAwait(false), null);
        }
        catch (FaultException e)
        {
            return new SurveyAnswer(way, null, e);
        }
    }));

    /// <summary>Each engine that answered once, by the first way to it, with the contexts of all.</summary>
    public static IEnumerable<ContainerHost> Describe(IEnumerable<SurveyAnswer> answers) => answers.Where(answer => answer.Info is not null)
        .GroupBy(answer => answer.Engine)
        .Select(ways => Describe(ways.First().Way.Endpoint, ways.First().Info!, [.. ways.SelectMany(answer => answer.Way.Contexts).Distinct()]));

    static ContainerHost Describe(DockerEndpoint endpoint, EngineInfo info, IReadOnlyList<string> contexts) =>
        HostReader.Describe(endpoint, info, HostReader.Facts(endpoint), new HostSurroundings { Contexts = contexts });

    IReadOnlyList<string> ContextsOf(DockerEndpoint endpoint) =>
        [.. contexts.Value.Where(context => context.IsAtSameAddress(endpoint)).Select(context => context.Context).OfType<string>()];
}
