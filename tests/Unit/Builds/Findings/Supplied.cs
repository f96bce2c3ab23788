using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;

namespace WinDockerTools.Tests.Builds.Findings;

/// <summary>Facts as a call would supply them, with figures that were measured (gin, Go 1.19, two CPUs).</summary>
static class Supplied
{
    public const string BuildCache = "/root/.cache/go-build", ModuleCache = "/go/pkg/mod";
    public const long Mebi = 1 << 20;

    public static readonly GoFacts Go119 = new()
    {
        Version = "go1.19.8", OS = "linux", Architecture = "amd64", Root = "/usr/lib/go", BuildCache = BuildCache, ModuleCache = ModuleCache,
    };

    public static readonly GoFacts WindowsGo = new()
    {
        Version = "go1.24.1", OS = "windows", Architecture = "amd64", BuildCache = @"C:\Users\me\AppData\Local\go-build", ModuleCache = @"C:\Users\me\go\pkg\mod",
    };

    public static readonly ContainerMount[] BothCaches = [Volume(BuildCache), Volume(ModuleCache)];

    public static ContainerMount Volume(string target) => new(ContainerMountType.Volume, "v" + target, target);

    public static ScenarioFacts Plain(string name = "Plain", params string[] arguments) => Of(name, GoBuildBase.Plain, arguments);

    public static ScenarioFacts Of(string name, GoBuildBase @base, params string[] arguments) => new(new GoBuildScenario(name, @base) { GoArgument = arguments })
    {
        Go = Go119, HasPrecompiledStd = true, ImageOS = @base == GoBuildBase.Host ? null : "linux", EngineCpus = 2, EngineMemory = 24L << 30,
    };

    public static ScenarioFacts With(string name, params (string Name, string Value)[] variables) =>
        new(new GoBuildScenario(name, GoBuildBase.Plain) { Environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value) })
        {
            Go = Go119, HasPrecompiledStd = true, ImageOS = "linux", EngineCpus = 2,
        };

    public static ScenarioFacts CacheVolume(string name = "CacheVolume") => Of(name, GoBuildBase.CacheVolume) with { Mounts = BothCaches };

    public static GoBuildMeasurement Build(string scenario, GoBuildState state, double seconds) =>
        new() { Scenario = scenario, State = state, Median = TimeSpan.FromSeconds(seconds), Image = "golang:1.19", Package = "./cmd/app" };

    public static GoBuildSample Sample(GoBuildOutcome outcome, double total, GoBuildResources? resources = null) =>
        new("Plain", GoBuildState.Cold, 1, resources ?? GoBuildResources.Unknown) { Outcome = outcome, Total = TimeSpan.FromSeconds(total) };

    public static BuildFacts Facts(ScenarioFacts scenario, params GoBuildMeasurement[] measurements) => Facts([scenario], measurements);

    public static BuildFacts Facts(IReadOnlyList<ScenarioFacts> scenarios, params GoBuildMeasurement[] measurements) => new()
    {
        Scenarios = scenarios.ToDictionary(scenario => scenario.Scenario.Name), Measurements = measurements,
    };

    /// <summary>The findings with this id, by the whole table.</summary>
    public static IReadOnlyList<ScenarioFinding> Find(this BuildFacts facts, string id) =>
        [.. FindingRules.Of(facts).Where(finding => finding.Finding.Id == id)];
}
