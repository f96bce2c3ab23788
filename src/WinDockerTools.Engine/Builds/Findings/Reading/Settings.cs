using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>
/// Everything in which two scenarios may differ, by name, so that a gain is read only from two that differ in the fix
/// and nothing else.
/// </summary>
static class Settings
{
    public const string Base = "base", Mounts = "mounts", Cpus = "cpus", Memory = "memory", Image = "image", Writes = "writes";

    public static string Variable(string name) => "env:" + name;

    public static string Flag(string name) => "flag:" + name;

    public static bool DifferOnlyIn(ScenarioFacts one, ScenarioFacts other, IReadOnlyCollection<string> changed)
    {
        var (mine, its) = (Of(one), Of(other));
        return mine.Keys.Union(its.Keys).Except(changed).All(key =>
            (mine.TryGetValue(key, out var my) ? my : "") == (its.TryGetValue(key, out var your) ? your : ""));
    }

    static Dictionary<string, string> Of(ScenarioFacts facts)
    {
        var scenario = facts.Scenario;
        var settings = new Dictionary<string, string>
        {
            [Base] = scenario.Base.ToString(),
            // Volumes are named after the run: what counts is where something is mounted.
            [Mounts] = string.Join("|", facts.Mounts.Select(mount => $"{mount.Type} {mount.Target} {mount.IsReadOnly}").OrderBy(text => text)),
            [Cpus] = facts.Cpus?.ToString(CultureInfo.InvariantCulture) ?? "",
            [Memory] = facts.Memory?.ToString(CultureInfo.InvariantCulture) ?? "",
            [Image] = scenario.Image ?? "",
            [Writes] = string.Join("|", scenario.DeviceWriteBps),
            ["reads"] = string.Join("|", scenario.DeviceReadBps),
            ["cpuset"] = scenario.CpuSet ?? "",
            ["network"] = scenario.Network ?? "",
            ["isolation"] = facts.Isolation?.ToString() ?? "",
        };
        foreach (var variable in scenario.Environment.Where(variable => variable.Key != "GOFLAGS"))
            settings[Variable(variable.Key)] = variable.Value;
        foreach (var flag in GoFlags.Of(facts))
            settings[Flag(flag.Key)] = "=" + flag.Value;
        return settings;
    }
}
