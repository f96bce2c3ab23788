using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>What became of one scenario.</summary>
sealed class ScenarioResult(PlannedScenario planned)
{
    readonly List<GoBuildSample> samples = [];

    public PlannedScenario Planned { get; } = planned;

    /// <summary>Null where the toolchain did not answer.</summary>
    public SiteFacts? Site { get; set; }

    /// <summary>What findings are made from.</summary>
    public ScenarioFacts Facts => ScenarioFacts.Of(Planned.Scenario, Planned.Settings) with
    {
        Go = Site is null ? new GoFacts() : GoFacts.Of(Site.Go, Planned.Settings.Environment.TryGetValue("GOMAXPROCS", out var processors) ? processors : Site.MaxProcs),
        HasPrecompiledStd = Site?.IsPrecompiled,
        ImageOS = Site?.Engine?.OSType,
        Isolation = Planned.Settings.Isolation ?? Site?.Engine?.DefaultIsolation,
        EngineCpus = (int?)Site?.Engine?.Processors,
        EngineMemory = Site?.Engine?.Memory,
    };

    public long? BinarySize { get; set; }

    public Dictionary<GoBuildState, GoBuildProfile> Profiles { get; } = [];

    /// <summary>The first build failed, and there will be no other.</summary>
    public GoBuildSample? Failure { get; set; }

    /// <summary>No more builds are made.</summary>
    public bool IsOver { get; set; }

    /// <summary>Engine or site failed in the middle.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<GoBuildSample> Samples(GoBuildState state) => [.. samples.Where(sample => sample.State == state)];

    public void Add(GoBuildSample sample) => samples.Add(sample);
}
