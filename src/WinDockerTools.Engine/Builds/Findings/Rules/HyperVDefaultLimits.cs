using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Reading;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Rules;

/// <summary>Nobody set limits, but Hyper-V isolation has some of its own.</summary>
static class HyperVDefaultLimits
{
    public const string Id = "HyperVDefaultLimits";

    // docker/for-win#1680, #321, #1877; moby/moby#31604. Other versions have given 2 GB or 5 GB (Virtualization-Documentation#954, Windows-Containers#434).
    const int DefaultCpus = 2;
    const long DefaultMemory = 1L << 30;

    public static IEnumerable<ScenarioFinding> In(BuildFacts facts) =>
        from pair in facts.EachScenario()
        let scenario = pair.Scenario
        where scenario.Isolation == ContainerIsolation.HyperV
        let missesCpus = scenario.Cpus is null && !(scenario.EngineCpus <= DefaultCpus)
        let missesMemory = scenario.Memory is null && !(scenario.EngineMemory <= DefaultMemory)
        where missesCpus || missesMemory
        select ScenarioFinding.On(pair.Measured, new GoBuildFinding(
            Id,
            $"Hyper-V isolation without {(missesCpus ? missesMemory ? "CPUs and memory" : "CPUs" : "memory")} set, on a machine with "
                + $"{scenario.EngineCpus?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number of"} CPUs and "
                + $"{(scenario.EngineMemory is { } memory ? ByteSize.Format(memory) : "unknown")} memory.",
            $"A container in its own virtual machine gets about {ByteSize.Format(DefaultMemory)} and {DefaultCpus} CPUs when nothing is set, and docker inspect shows no limit.",
            $"docker run --isolation=hyperv --cpus {Phrase.Number(Cpus(scenario))} --memory {Phrase.DockerMemory(Memory(scenario))} {pair.Measured.Image ?? "IMAGE"} go build {Phrase.Package(pair.Measured)}")
        {
            Gain = Gain.Of(facts, pair.Measured, other => other.Cpus > DefaultCpus || other.Memory > DefaultMemory, Settings.Cpus, Settings.Memory),
        });

    static double Cpus(ScenarioFacts scenario) => scenario.Cpus ?? Math.Max(scenario.EngineCpus ?? 4, DefaultCpus);

    static long Memory(ScenarioFacts scenario) => scenario.Memory ?? Math.Max((scenario.EngineMemory ?? 8L << 30) / 2, DefaultMemory);
}
