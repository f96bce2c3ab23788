using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>Tells of builds that failed, and of the same failure once.</summary>
sealed class ImageBuildErrors(IImageBuildListener listener)
{
    const int MostLines = 10;

    readonly HashSet<(FaultKind, string)> told = [];

    public Task ReportAsync(MeasuredFile file, ImageBuildSample sample, ImageBuildRun run) => ReportAsync(sample.Outcome == ImageBuildOutcome.TimedOut
        ? new FaultException(FaultKind.ImageBuildTimeout, file.Context.Dockerfile, $"the time limit ended it after {run.Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s{Where(Reached(sample))}")
        : new FaultException(FaultKind.ImageBuildFailed, file.Context.Dockerfile, Describe(sample, run)));

    public Task ReportAsync(FaultException fault) => told.Add((fault.Kind, fault.Subject)) ? listener.FaultAsync(fault) : Task.CompletedTask;

    static string Describe(ImageBuildSample sample, ImageBuildRun run)
    {
        var step = sample.Steps.FirstOrDefault(step => step.Outcome == ImageStepOutcome.Failed);
        var code = run.ExitCode is { } exit ? $", exit code {exit.ToString(CultureInfo.InvariantCulture)}" : "";
        var lines = run.LastOutput.Skip(run.LastOutput.Count - MostLines).ToList();
        var words = run.Error.Length > 0 ? run.Error.TrimEnd('.') : "the builder does not tell why";
        return step is null ? words : $"{Name(step)}{code}: {(lines.Count > 0 ? string.Join("\n", lines) : words)}";
    }

    // The one that was at work, or the last that is known.
    static ImageBuildStep? Reached(ImageBuildSample sample) => sample.Steps.LastOrDefault(step => step.Outcome is not ImageStepOutcome.Cached);

    static string Where(ImageBuildStep? step) => step is null ? "" : $", at {Name(step)}";

    static string Name(ImageBuildStep step) =>
        $"step {step.Number.ToString(CultureInfo.InvariantCulture)}{(step.Stage is null ? "" : $" of '{step.Stage}'")}{(step.Line is { } line ? $" in line {line.ToString(CultureInfo.InvariantCulture)}" : "")}, {step.Instruction}";
}
