using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>A network of containers.</summary>
public sealed class HostNetwork
{
    public string Name { get; init; } = "";

    /// <summary>Such as <c>bridge</c>, <c>nat</c> or <c>transparent</c>.</summary>
    public string Driver { get; init; } = "";

    /// <summary>The ranges that it gives addresses from, such as <c>172.17.0.0/16</c>.</summary>
    public IReadOnlyList<string> Subnets { get; init => field = Indexed.Of(value); } = [];

    public override string ToString() => $"{Name} ({Driver}{(Subnets.Count > 0 ? " " : "")}{string.Join(", ", Subnets)})";
}
