using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>How builds are made: what the call says, and what a scenario says instead or besides.</summary>
sealed record BuildSettings
{
    public string? Image { get; init; }
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = [];
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> GoArgument { get; init; } = [];
    public double? Cpus { get; init; }
    public long? Memory { get; init; }
    public string? CpuSet { get; init; }
    public IReadOnlyList<DeviceRate> DeviceReadBps { get; init; } = [];
    public IReadOnlyList<DeviceRate> DeviceWriteBps { get; init; } = [];
    public string? Network { get; init; }
    public ContainerIsolation? Isolation { get; init; }
    public BuildSecrets Secrets { get; init; } = BuildSecrets.None;

    /// <summary>The settings of one scenario: it adds mounts, variables and arguments, and replaces the rest.</summary>
    public BuildSettings With(GoBuildScenario scenario) => this with
    {
        Image = scenario.Image ?? Image,
        Mounts = [.. Mounts, .. scenario.Mounts],
        Environment = Merge(Environment, scenario.Environment),
        GoArgument = [.. GoArgument, .. scenario.GoArgument],
        Cpus = scenario.Cpus ?? Cpus,
        Memory = scenario.Memory ?? Memory,
        CpuSet = scenario.CpuSet ?? CpuSet,
        DeviceReadBps = scenario.DeviceReadBps.Count > 0 ? scenario.DeviceReadBps : DeviceReadBps,
        DeviceWriteBps = scenario.DeviceWriteBps.Count > 0 ? scenario.DeviceWriteBps : DeviceWriteBps,
        Network = scenario.Network ?? Network,
        Isolation = scenario.Isolation ?? Isolation,
    };

    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        first.Where(pair => !second.ContainsKey(pair.Key)).Concat(second).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
