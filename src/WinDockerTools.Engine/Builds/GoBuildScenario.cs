using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>A way to build: a base, and what is changed about it. What is null or empty is left as the call has it.</summary>
public sealed class GoBuildScenario
{
    public GoBuildScenario(string name, GoBuildBase @base)
    {
        Name = name;
        Base = @base;
    }

    /// <summary>What results are listed under.</summary>
    public string Name { get; }

    public GoBuildBase Base { get; }

    /// <summary>An image of its own; null takes the call's.</summary>
    public string? Image { get; init; }

    public IReadOnlyList<ContainerMount> Mounts { get; init => field = Indexed.Of(value); } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Arguments for <c>go build</c> or <c>go test</c>, before the package.</summary>
    public IReadOnlyList<string> GoArgument { get; init => field = Indexed.Of(value); } = [];

    /// <summary>CPUs as a quota, such as 1.5.</summary>
    public double? Cpus { get; init; }

    /// <summary>Bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>Processors by number, such as <c>0-1,3</c>.</summary>
    public string? CpuSet { get; init; }

    public IReadOnlyList<DeviceRate> DeviceReadBps { get; init => field = Indexed.Of(value); } = [];

    public IReadOnlyList<DeviceRate> DeviceWriteBps { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Name of a network, <c>none</c> or <c>host</c>; null takes the engine's default.</summary>
    public string? Network { get; init; }

    /// <summary>For Windows containers; null takes the engine's default.</summary>
    public ContainerIsolation? Isolation { get; init; }

    /// <summary>The same under another name, on another base, and in another environment.</summary>
    internal GoBuildScenario As(string name, GoBuildBase @base, IReadOnlyDictionary<string, string> environment) => new(name, @base)
    {
        Image = Image,
        Mounts = Mounts,
        Environment = environment,
        GoArgument = GoArgument,
        Cpus = Cpus,
        Memory = Memory,
        CpuSet = CpuSet,
        DeviceReadBps = DeviceReadBps,
        DeviceWriteBps = DeviceWriteBps,
        Network = Network,
        Isolation = Isolation,
    };

    public override string ToString() => Name;
}
