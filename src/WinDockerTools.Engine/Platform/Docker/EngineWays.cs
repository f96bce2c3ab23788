using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>A place where an engine may be.</summary>
/// <param name="Endpoint">The place, as the first that leads there names it.</param>
/// <param name="Name">The context or address in the user's settings; null where no setting names it.</param>
/// <param name="Contexts">All contexts that lead there.</param>
sealed record EngineWay(DockerEndpoint Endpoint, string? Name, IReadOnlyList<string> Contexts);

/// <summary>All ways to engines that are known on a machine: the one in reach, the contexts, and what was found besides.</summary>
sealed class EngineWays
{
    readonly List<EngineWay> ways = [];
    readonly List<(FaultException Fault, string? Name)> unusable = [];

    /// <param name="resolver">The user's settings.</param>
    /// <param name="found">Addresses of engines that may be there.</param>
    public EngineWays(EndpointResolver resolver, IEnumerable<Uri> found)
    {
        Add(null, resolver.InReach);
        foreach (var name in resolver.Contexts.Names(damaged => Refuse(damaged, null)))
            Add(name, () => resolver.ByContext(name));
        foreach (var address in found)
            Add(new DockerEndpoint(address), null, null);
    }

    /// <summary>Each place once, in the order in which it was named first.</summary>
    public IReadOnlyList<EngineWay> Usable => ways;

    /// <summary>What the user's settings name and nobody can follow, with the context where it is one.</summary>
    public IReadOnlyList<(FaultException Fault, string? Name)> Unusable => unusable;

    void Add(string? context, Func<DockerEndpoint> find)
    {
        try
        {
            var endpoint = find();
            Add(endpoint, IsNobodys(endpoint) ? null : endpoint.Context ?? endpoint.ToString(), context ?? endpoint.Context);
        }
        catch (FaultException e)
        {
            Refuse(e, context);
        }
    }

    // The default context is there without any setting.
    static bool IsNobodys(DockerEndpoint endpoint) => endpoint.Context == DockerContexts.Default && endpoint.Address == EngineAddress.Default;

    void Add(DockerEndpoint endpoint, string? name, string? context)
    {
        // Other certificates may be let in where these are not; what was found has none.
        var at = ways.FindIndex(way => way.Endpoint.IsAtSameAddress(endpoint) && way.Endpoint.Tls == endpoint.Tls);
        if (at < 0)
            ways.Add(new EngineWay(endpoint, name, context is null ? [] : [context]));
        else
            ways[at] = ways[at] with { Name = ways[at].Name ?? name, Contexts = context is null ? ways[at].Contexts : [.. ways[at].Contexts.Union([context])] };
    }

    // The one in reach may be a context too.
    void Refuse(FaultException fault, string? name)
    {
        var at = unusable.FindIndex(other => other.Fault.Kind == fault.Kind && other.Fault.Subject == fault.Subject);
        if (at < 0)
            unusable.Add((fault, name));
        else
            unusable[at] = (fault, unusable[at].Name ?? name);
    }
}
