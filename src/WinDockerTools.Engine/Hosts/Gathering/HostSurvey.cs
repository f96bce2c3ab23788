using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Describes engines with all that this machine knows of them. What is the same for all is looked up once.</summary>
sealed class HostSurvey(EndpointResolver resolver)
{
    // The pipe of an engine that is switched off may take a call and not answer it.
    static readonly TimeSpan PatienceWithFound = TimeSpan.FromSeconds(10);

    readonly Lazy<IReadOnlyList<DockerEndpoint>> contexts = new(resolver.ContextEndpoints);
    readonly ThisWindows windows = new();

    /// <summary>Throws FaultException (EngineUnreachable, EngineContextNotFound, …).</summary>
    public async Task<ContainerHost> ReadAsync(Func<DockerEndpoint> find, CancellationToken stop)
    {
        using var engine = new DockerEngine(find());
        var info = await engine.InfoAsync(stop).ConfigureAwait(false);
        return await DescribeAsync(engine.Endpoint, info, await HostReader.NetworksAsync(engine, stop).ConfigureAwait(false), ContextsOf(engine.Endpoint), stop).ConfigureAwait(false);
    }

    /// <summary>Asks at all places at once, in their order.</summary>
    public static Task<SurveyAnswer[]> AskAsync(IReadOnlyList<EngineWay> ways, CancellationToken stop) => Task.WhenAll(ways.Select(async way =>
    {
        try
        {
            using var engine = new DockerEngine(way.Endpoint, way.Name is null ? PatienceWithFound : null);
            var info = await engine.InfoAsync(stop).ConfigureAwait(false);
            return new SurveyAnswer(way, info, null) { Networks = await HostReader.NetworksAsync(engine, stop).ConfigureAwait(false) };
        }
        catch (FaultException e)
        {
            return new SurveyAnswer(way, null, e);
        }
    }));

    /// <summary>Each engine that answered once, by the first way to it, with the contexts of all.</summary>
    public Task<ContainerHost[]> DescribeAsync(IEnumerable<SurveyAnswer> answers, CancellationToken stop) => Task.WhenAll(answers
        .Where(answer => answer.Info is not null)
        .GroupBy(answer => answer.Engine)
        .Select(ways => DescribeAsync(ways.First().Way.Endpoint, ways.First().Info!, ways.First().Networks, [.. ways.SelectMany(answer => answer.Way.Contexts).Distinct()], stop)));

    /// <summary>This machine by what Windows itself says; null when it is not a Windows machine.</summary>
    public async Task<ContainerHost?> ThisMachineAsync(CancellationToken stop) => WindowsRegistryFacts.OfThisMachine() is { } registry
        ? HostDescription.Of(registry, await windows.FactsAsync(stop).ConfigureAwait(false), await windows.WslAsync(stop).ConfigureAwait(false)) : null;

    async Task<ContainerHost> DescribeAsync(DockerEndpoint endpoint, EngineInfo info, IReadOnlyList<EngineNetwork>? networks, IReadOnlyList<string> contexts, CancellationToken stop) =>
        HostReader.Describe(endpoint, info, new HostAdditions
        {
            Windows = endpoint.IsLocal ? await windows.FactsAsync(stop).ConfigureAwait(false) : null,
            Wsl = endpoint.IsLocal ? await windows.WslAsync(stop).ConfigureAwait(false) : null,
            Virtualization = HostDescription.IsOnThisMachine(endpoint, info) ? LinuxVirtualization.OfThisMachine() : null,
            Networks = networks,
            Contexts = contexts,
        });

    IReadOnlyList<string> ContextsOf(DockerEndpoint endpoint) =>
        [.. contexts.Value.Where(context => context.IsAtSameAddress(endpoint)).Select(context => context.Context).OfType<string>()];
}
