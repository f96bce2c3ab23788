using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Common.Statistics;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>Makes measurements of samples: medians, intervals, and the comparison with the first file.</summary>
static class ImageBuildSummary
{
    public static IReadOnlyList<ImageBuildMeasurement> Of(IReadOnlyList<MeasuredFile> files, IReadOnlyList<ImageBuildState> states, int seed) =>
    [
        .. from file in files
           from state in states
           where file.States.Contains(state) && (file.Failure is not null || file.Samples(state).Count > 0)
           select Of(files.FirstOrDefault(first => first.Number == 1), file, state, seed),
    ];

    static ImageBuildMeasurement Of(MeasuredFile? first, MeasuredFile file, ImageBuildState state, int seed)
    {
        var samples = file.Samples(state);
        if (samples.Count == 0 && file.Failure is { } failure)
            samples = [failure];
        var times = Times(file, state);
        var compared = first is null ? null : times.ComparedWith(first == file ? times : Times(first, state));
        var bad = samples.FirstOrDefault(sample => sample.Outcome != ImageBuildOutcome.Succeeded);
        var told = bad ?? samples[samples.Count - 1];
        return new ImageBuildMeasurement
        {
            Path = file.Context.Dockerfile,
            State = state,
            Builder = file.Builder.Kind,
            Outcome = bad?.Outcome ?? (file.IsBroken ? ImageBuildOutcome.Stopped : ImageBuildOutcome.Succeeded),
            Median = times.Median,
            Interval = times.Interval(seed),
            Minimum = times.Minimum,
            Ratio = compared?.Ratio,
            RatioInterval = compared?.Interval,
            Difference = first == file ? null : compared?.Difference,
            StepsCached = Count(told, ImageStepOutcome.Cached),
            StepsRebuilt = Count(told, ImageStepOutcome.Built),
            Steps = told.Steps,
            EditedFile = file.Edits.TryGetValue(state, out var edit) ? edit.File.Path : null,
            ImageSize = file.ImageSize,
            Layers = file.Layers,
            Contents = file.Contents,
            ContextSize = file.Context.Tree.Bytes,
            ContextFiles = file.Context.Tree.Files,
            ExitCode = bad?.ExitCode,
            Iterations = file.Samples(state).Count,
            Samples = samples,
        };
    }

    static RoundTimes Times(MeasuredFile file, ImageBuildState state) => new([.. file.Samples(state)
        .Where(sample => sample.Outcome == ImageBuildOutcome.Succeeded && sample.Duration > TimeSpan.Zero)
        .Select(sample => (sample.Iteration, sample.Duration!.Value))]);

    static int? Count(ImageBuildSample sample, ImageStepOutcome outcome) => sample.Steps.Count > 0 ? sample.Steps.Count(step => step.Outcome == outcome) : null;
}
