using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>
/// Makes the builds: one of each file that fills the caches, then rounds in which each file has its turn in each state,
/// in an order shuffled anew, so that what else goes on at the machine hits all alike.
/// </summary>
/// <param name="request">What to measure.</param>
/// <param name="engine">The engine.</param>
/// <param name="run">The call.</param>
/// <param name="remains">Takes the name of every image.</param>
/// <param name="listener">Who hears of all.</param>
sealed class ImageBuildMeasuring(ImageBuildRequest request, IDockerEngine engine, RunId run, RemainsList remains, IImageBuildListener listener)
{
    readonly ImageBuildErrors errors = new(listener);
    readonly Dictionary<(MeasuredFile, ImageBuildState), TimeSpan> expected = [];
    int done;

    public async Task RunAsync(IReadOnlyList<MeasuredFile> files, CancellationToken stop)
    {
        foreach (var file in files)
            await GuardAsync(file, () => FillAsync(file, files, stop)).ConfigureAwait(false);
        for (var round = 1; round <= request.Iterations; round++)
        {
            foreach (var (file, state) in Shuffle.Of(Turns(files).ToList(), unchecked(request.Seed + round)))
            {
                if (!file.IsOver)
                    await GuardAsync(file, () => TakeAsync(file, state, round, files, stop)).ConfigureAwait(false);
            }
        }
    }

    static IEnumerable<(MeasuredFile File, ImageBuildState State)> Turns(IEnumerable<MeasuredFile> files) =>
        files.SelectMany(file => file.States.Select(state => (file, state)));

    int Left((MeasuredFile File, ImageBuildState State) turn) => turn.File.IsOver ? 0 : request.Iterations - turn.File.Samples(turn.State).Count;

    async Task FillAsync(MeasuredFile file, IReadOnlyList<MeasuredFile> files, CancellationToken stop)
    {
        await ProgressAsync(file, "the first build, which does not count", files).ConfigureAwait(false);
        await file.Builder.PrepareAsync(stop).ConfigureAwait(false);
        var sample = await BuildAsync(file, ImageBuildState.Cold, 0, stop).ConfigureAwait(false);
        if (sample.Outcome != ImageBuildOutcome.Succeeded)
            file.Failure = sample;
    }

    async Task TakeAsync(MeasuredFile file, ImageBuildState state, int round, IReadOnlyList<MeasuredFile> files, CancellationToken stop)
    {
        await ProgressAsync(file, string.Format(CultureInfo.InvariantCulture, "{0}, round {1}", state, round), files).ConfigureAwait(false);
        file.Add(await BuildAsync(file, state, round, stop).ConfigureAwait(false));
    }

    async Task<ImageBuildSample> BuildAsync(MeasuredFile file, ImageBuildState state, int round, CancellationToken stop)
    {
        var number = ++done;
        var edit = file.Edits.TryGetValue(state, out var known) ? known : null;
        var turn = new ImageBuildTurn(
            run.Name(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", file.Number, number)),
            IsCold: state == ImageBuildState.Cold,
            edit?.Changed(string.Format(CultureInfo.InvariantCulture, "{0}-{1}", run, number)),
            request.Limit);
        remains.Tags.Add(turn.Tag);
        var result = await file.Builder.BuildAsync(turn, stop).ConfigureAwait(false);
        expected[(file, state)] = result.Duration;
        var sample = new ImageBuildSample
        {
            Path = file.Context.Dockerfile,
            State = state,
            Iteration = round,
            Started = result.Started,
            Duration = result.Outcome == ImageBuildOutcome.TimedOut ? null : result.Duration,
            Outcome = result.Outcome,
            ExitCode = result.ExitCode,
            Steps = file.Report.Of(result.Steps, file.Builder.Kind, turn.IsCold, edit?.File.Path),
        };
        await listener.SampleAsync(sample).ConfigureAwait(false);
        if (sample.Outcome == ImageBuildOutcome.Succeeded)
        {
            await LookAtAsync(file, turn.Tag, stop).ConfigureAwait(false);
            return sample;
        }
        // What fails once, or takes its whole time limit, will do so again.
        file.IsOver = true;
        await errors.ReportAsync(file, sample, result).ConfigureAwait(false);
        return sample;
    }

    async Task LookAtAsync(MeasuredFile file, string image, CancellationToken stop)
    {
        if (file.ImageSize is not null)
            return;
        file.ImageSize = (await engine.FindImageAsync(image, stop).ConfigureAwait(false))?.Size;
        file.Layers = [.. from entry in await engine.Builds.HistoryAsync(image, stop).ConfigureAwait(false)
                          where entry.Size > 0
                          select new ImageLayer(entry.Size, entry.CreatedBy)];
        file.Contents = await ImageContentsReader.ReadAsync(engine, image, run, stop).ConfigureAwait(false);
    }

    async Task GuardAsync(MeasuredFile file, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (WorkFolder.FaultOf(e) is { } fault)
        {
            file.IsOver = file.IsBroken = true;
            await errors.ReportAsync(fault).ConfigureAwait(false);
        }
    }

    Task ProgressAsync(MeasuredFile file, string now, IReadOnlyList<MeasuredFile> files)
    {
        var turns = Turns(files).Where(turn => Left(turn) > 0).ToList();
        var fills = files.Count(other => !other.IsOver && !expected.ContainsKey((other, ImageBuildState.Cold)));
        TimeSpan? left = turns.All(expected.ContainsKey) ? TimeSpan.FromTicks(turns.Sum(turn => Left(turn) * expected[turn].Ticks)) : null;
        return listener.ProgressAsync(done, done + fills + turns.Sum(Left), $"{file.Context.Dockerfile}: {now}", left);
    }
}
