using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds;

/// <summary>The scenarios that are known by name.</summary>
static class BuiltInScenarios
{
    public static IReadOnlyList<GoBuildScenario> All { get; } =
    [
        new("Host", GoBuildBase.Host),
        new("Plain", GoBuildBase.Plain),
        new("BindMount", GoBuildBase.BindMount),
        new("CacheVolume", GoBuildBase.CacheVolume),
        new("Tmpfs", GoBuildBase.Tmpfs),
        new("KeptContainer", GoBuildBase.KeptContainer),
        new("AgentCache", GoBuildBase.AgentCache),
    ];

    public static GoBuildScenario? Find(string name) => All.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.OrdinalIgnoreCase));
}
