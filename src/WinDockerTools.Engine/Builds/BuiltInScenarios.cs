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
        new("Recommended", GoBuildBase.Recommended),
    ];

    public static GoBuildScenario? Find(string name) => All.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The scenarios, those of a name that another has before them under one of their own.</summary>
    public static IReadOnlyList<GoBuildScenario> Distinct(IReadOnlyList<GoBuildScenario> scenarios)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var distinct = new List<GoBuildScenario>();
        foreach (var scenario in scenarios)
        {
            var name = scenario.Name;
            for (var number = 2; !names.Add(name); number++)
                name = $"{scenario.Name} ({number.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
            distinct.Add(name == scenario.Name ? scenario : scenario.As(name, scenario.Base, scenario.Environment));
        }
        return distinct;
    }
}
