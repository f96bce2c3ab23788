using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>Tells why steps were not taken from an earlier build, going through them in order.</summary>
/// <param name="facts">The Dockerfile.</param>
/// <param name="isCold">No earlier build was to be used.</param>
/// <param name="edited">The edited file; null for none.</param>
sealed class StepReasons(DockerfileFacts facts, bool isCold, string? edited)
{
    /// <summary>The last rebuilt step of each stage.</summary>
    readonly Dictionary<int, int> rebuilt = [];

    /// <summary>Null for what was cached or not reached, and where nobody knows.</summary>
    public string? Next(BuilderStep step, BuildStage? stage, StageStep? place)
    {
        if (step.Outcome is not (ImageStepOutcome.Built or ImageStepOutcome.Failed))
            return null;
        var reason = isCold ? "the cache was not used" : Behind(stage) ?? Elsewhere(place) ?? Edited(place);
        if (stage is not null)
            rebuilt[stage.Index] = step.Number;
        return reason;
    }

    string? Behind(BuildStage? stage) => stage is null ? null
        : rebuilt.TryGetValue(stage.Index, out var number) ? $"step {number.ToString(CultureInfo.InvariantCulture)} of '{stage.DisplayName}' was rebuilt"
        : stage.Base.Stage is { } below && rebuilt.ContainsKey(below) ? Rebuilt(below) : null;

    string? Elsewhere(StageStep? place) => place?.Sources.Select(source => source.Stage).OfType<int>().Where(rebuilt.ContainsKey).Select(Rebuilt).FirstOrDefault();

    // Nothing else has changed, so that what reads the context and comes first was touched by it.
    string? Edited(StageStep? place) => edited is not null && place?.Instruction switch
    {
        CopyInstruction { From: not null } => false,
        FileInstruction => true,
        RunInstruction run => run.Mounts.Any(mount => mount is { Type: "bind", From: null }),
        _ => false,
    } ? $"{edited} changed" : null;

    string Rebuilt(int stage) => $"stage '{facts.Stages.All[stage].DisplayName}' was rebuilt";
}
