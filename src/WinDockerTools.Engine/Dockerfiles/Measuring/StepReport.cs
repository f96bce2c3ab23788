using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>What a builder tells of its steps, joined with what the Dockerfile says of them.</summary>
sealed class StepReport
{
    /// <summary>Instructions that BuildKit counts: those that change files.</summary>
    static readonly string[] Counted = ["RUN", "COPY", "ADD", "WORKDIR"];

    readonly DockerfileFacts facts;
    readonly Dictionary<DockerfileInstruction, (BuildStage Stage, StageStep Step)> places = new(ReferenceComparer.Instance);

    public StepReport(DockerfileFacts facts)
    {
        this.facts = facts;
        foreach (var stage in facts.Stages.All)
        {
            foreach (var step in stage.Steps)
                places[step.Instruction] = (stage, step);
        }
    }

    /// <param name="told">What the builder tells.</param>
    /// <param name="builder">Which one.</param>
    /// <param name="isCold">No earlier build was to be used.</param>
    /// <param name="edited">The edited file below the context; null for none.</param>
    public IReadOnlyList<ImageBuildStep> Of(IReadOnlyList<BuilderStep> told, DockerfileBuilder builder, bool isCold, string? edited)
    {
        var reasons = new StepReasons(facts, isCold, edited);
        var placed = (builder == DockerfileBuilder.Classic ? WithUnreached(told) : told)
            .Select(step => (Step: step, Place: builder == DockerfileBuilder.Classic ? InFile(step) : InStage(step)))
            .OrderBy(pair => pair.Place.Stage?.Index ?? -1).ThenBy(pair => pair.Step.Number);
        return [.. from pair in placed
                   // The base is no work of the build, unless it cannot be had; no more are arguments before it.
                   let isWork = !pair.Step.IsFrom && pair.Place is not { Stage: null, Instruction: not null }
                   let reason = !isWork ? null : reasons.Next(pair.Step, pair.Place.Stage, pair.Place.Found)
                   where isWork || pair.Step.Outcome == ImageStepOutcome.Failed
                   select new ImageBuildStep
                   {
                       Stage = pair.Place.Stage?.DisplayName ?? pair.Step.Stage,
                       Number = pair.Step.Number,
                       Line = pair.Place.Instruction?.Syntax.Start.Line,
                       Instruction = pair.Step.Instruction,
                       Outcome = pair.Step.Outcome,
                       Duration = pair.Step.Outcome == ImageStepOutcome.Cached ? null : pair.Step.Duration,
                       Reason = reason,
                   }];
    }

    /// <summary>The classic builder numbers the instructions of the file.</summary>
    StepPlace InFile(BuilderStep step) => step.Number <= facts.File.Instructions.Count && facts.File.Instructions[step.Number - 1] is var instruction && IsNamed(step, instruction)
        ? Place(instruction) : default;

    /// <summary>BuildKit numbers what changes files, FROM being the first but for that of nothing.</summary>
    StepPlace InStage(BuilderStep step)
    {
        // A single stage without a name is not shown by older ones.
        var stage = step.Stage is null ? facts.Final : facts.Stages.All.LastOrDefault(stage => stage.DisplayName == step.Stage.ToLowerInvariant());
        if (stage is null)
            return default;
        if (step.IsFrom)
            return new StepPlace(stage, null, stage.From);
        var counted = stage.Steps.Where(inner => Counted.Contains(inner.Instruction.Name)).ToList();
        // What a base image adds by ONBUILD comes first, and is counted.
        var first = stage.Base.Kind == StageSourceKind.Scratch ? 1 : 2;
        return counted.ElementAtOrDefault(step.Number - first) is { } found && IsNamed(step, found.Instruction) ? new StepPlace(stage, found, found.Instruction) : new StepPlace(stage, null, null);
    }

    StepPlace Place(DockerfileInstruction instruction) => places.TryGetValue(instruction, out var place) ? new StepPlace(place.Stage, place.Step, instruction)
        : new StepPlace(facts.Stages.All.FirstOrDefault(stage => ReferenceEquals(stage.From, instruction)), null, instruction);

    // The classic builder tells nothing of what it does not come to.
    IEnumerable<BuilderStep> WithUnreached(IReadOnlyList<BuilderStep> told)
    {
        if (told.Count == 0 || told[told.Count - 1].Outcome is not (ImageStepOutcome.Failed or ImageStepOutcome.Skipped))
            return told;
        var last = facts.Final is { Steps.Count: > 0 } final ? final.Steps[final.Steps.Count - 1].Instruction : null;
        return told.Concat(facts.File.Instructions.Select((instruction, at) => (instruction, Number: at + 1))
            .Where(pair => pair.Number > told[told.Count - 1].Number && pair.instruction.Name != "FROM" && (last is null || pair.instruction.Span.Start <= last.Span.Start))
            .Select(pair => new BuilderStep(null, pair.Number, pair.instruction.Syntax.Joined.Text.Trim()) { Outcome = ImageStepOutcome.Skipped }));
    }

    static bool IsNamed(BuilderStep step, DockerfileInstruction instruction) => step.Instruction.Split(' ')[0].ToUpperInvariant() == instruction.Name;

    readonly record struct StepPlace(BuildStage? Stage, StageStep? Found, DockerfileInstruction? Instruction);

    // Two equal instructions are two places.
    sealed class ReferenceComparer : IEqualityComparer<DockerfileInstruction>
    {
        public static ReferenceComparer Instance { get; } = new();
        public bool Equals(DockerfileInstruction? x, DockerfileInstruction? y) => ReferenceEquals(x, y);
        public int GetHashCode(DockerfileInstruction obj) => obj.Span.Start;
    }
}
