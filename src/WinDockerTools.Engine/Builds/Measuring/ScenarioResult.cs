using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Measuring;

/// <summary>What became of one scenario.</summary>
sealed class ScenarioResult(PlannedScenario planned)
{
    readonly List<GoBuildSample> samples = [];

    public PlannedScenario Planned { get; } = planned;

    /// <summary>Null where the toolchain did not answer.</summary>
    public SiteFacts? Facts { get; set; }

    public long? BinarySize { get; set; }

    /// <summary>The first build failed, and there will be no other.</summary>
    public GoBuildSample? Failure { get; set; }

    /// <summary>No more builds are made.</summary>
    public bool IsOver { get; set; }

    /// <summary>Engine or site failed in the middle.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<GoBuildSample> Samples(GoBuildState state) => [.. samples.Where(sample => sample.State == state)];

    public void Add(GoBuildSample sample) => samples.Add(sample);
}
