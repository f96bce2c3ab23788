using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A COPY from another stage of the file.</summary>
/// <param name="Step">The instruction with what holds there.</param>
/// <param name="Copy">The instruction.</param>
/// <param name="From">The stage.</param>
/// <param name="Sources">Absolute paths in that stage; those that are not known are left out.</param>
sealed record StageCopy(StageStep Step, CopyInstruction Copy, BuildStage From, IReadOnlyList<string> Sources)
{
    /// <summary>Those of a stage and of what it is built upon.</summary>
    public static IEnumerable<StageCopy> Of(DockerfileFacts facts, BuildStage stage) =>
        (from part in facts.Chain(stage)
         from step in part.Steps
         let copy = step.Instruction as CopyInstruction
         where copy is not null && step.Sources.Count == 1 && step.Sources[0].Stage is not null
         select new StageCopy(step, copy, facts.Stages.All[step.Sources[0].Stage!.Value], [.. StagePaths.Sources(step, copy)])).Take(Compilation.Most);
}
