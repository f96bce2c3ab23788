using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>All that a call may leave in its engine, told so that another call can remove it.</summary>
sealed record RemainsList
{
    /// <summary>When the call began, by the engine's clock.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Ids of the calls.</summary>
    public List<string> Runs { get; init; } = [];

    /// <summary>Names that were given to images.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>Images that builds seem to have made, in the order of their making.</summary>
    public List<string> Images { get; init; } = [];

    /// <summary>Containers in which builds that were broken off seem to have run. The engine removes them by itself.</summary>
    public List<string> Containers { get; init; } = [];

    /// <summary>What the steps of the files run, or the steps themselves.</summary>
    public List<string> Steps { get; init; } = [];

    /// <summary>Ids of what BuildKit's cache held when the call began; null where it is not to be touched.</summary>
    public List<string>? CacheBefore { get; init; }

    /// <summary>Both: what was there before one of them is no remains of the other where that made it.</summary>
    public RemainsList With(RemainsList other) => new()
    {
        Since = Since < other.Since ? Since : other.Since,
        Runs = [.. Runs, .. other.Runs],
        Tags = [.. Tags, .. other.Tags],
        Images = [.. Images, .. other.Images],
        Containers = [.. Containers, .. other.Containers],
        Steps = [.. Steps.Union(other.Steps)],
        CacheBefore = CacheBefore is null ? other.CacheBefore : other.CacheBefore is null ? CacheBefore : [.. CacheBefore.Intersect(other.CacheBefore)],
    };
}
