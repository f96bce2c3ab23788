using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>Builds by the builder within the engine, which is sent the whole context each time, as the docker command does it.</summary>
/// <param name="builds">The engine.</param>
/// <param name="context">What is sent.</param>
/// <param name="settings">What all builds have in common.</param>
/// <param name="edited">The files that builds may change, as they are.</param>
/// <param name="archive">A file to pack the others into.</param>
/// <param name="remains">Takes the images that steps seem to have made, and the containers of what was broken off.</param>
sealed class ClassicBuilder(IImageBuilds builds, SentContext context, ImageBuildSettings settings, IReadOnlyList<ChangedFile> edited, string archive, RemainsList remains) : IImageBuilder
{
    const string OwnName = ".dockerfile.windockertools";

    readonly IReadOnlyList<ChangedFile> additions = context.Additions(OwnName);
    SourceArchive? packed;

    public DockerfileBuilder Kind => DockerfileBuilder.Classic;

    // Of two entries of a name the builder unpacks the last, and looks in its cache for the first.
    public async Task PrepareAsync(CancellationToken stop) => packed ??= await SourceArchive.PackAsync(
        context.Tree.Without([.. edited.Concat(additions).Select(file => file.File.Path)]), "", archive, stop).ConfigureAwait(false);

    public async Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, CancellationToken stop)
    {
        var files = edited.Select(file => file.File.Path == turn.Change?.File.Path ? turn.Change : file);
        using var stream = await packed!.OpenAsync(files.Concat(additions), stop).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(turn.Limit);
        return await BuildAsync(turn, stream, limit.Token, stop).ConfigureAwait(false);
    }

    async Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, Stream stream, CancellationToken limit, CancellationToken stop)
    {
        var output = new ClassicOutput();
        ImageBuildMessage? failure = null;
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        var outcome = ImageBuildOutcome.Stopped;
        try
        {
            await builds.BuildAsync(Spec(turn), stream, Hear, limit).ConfigureAwait(false);
            outcome = failure is null ? ImageBuildOutcome.Succeeded : ImageBuildOutcome.Failed;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            outcome = ImageBuildOutcome.TimedOut;
        }
        catch (FaultException e) when (e.Kind is FaultKind.EngineRefused or FaultKind.EngineFailed && output.Steps.Count == 0)
        {
            // A file that is wrong, before the first step.
            (outcome, failure) = (ImageBuildOutcome.Failed, new ImageBuildMessage(null, e.Detail, null));
        }
        finally
        {
            clock.Stop();
            output.End(clock.Elapsed, outcome);
            remains.Images.AddRange(output.Made);
            if (outcome is ImageBuildOutcome.TimedOut or ImageBuildOutcome.Stopped && output.Running is { } container)
                remains.Containers.Add(container);
        }
        return new ImageBuildRun(outcome)
        {
            Started = started,
            Duration = clock.Elapsed,
            Steps = output.Steps,
            Error = failure?.Error ?? "",
            ExitCode = failure?.ExitCode,
            LastOutput = output.Tail,
        };

        void Hear(ImageBuildMessage message)
        {
            if (message.Text is { } text)
                output.Read(text, clock.Elapsed);
            if (message.Error is not null)
                failure ??= message;
        }
    }

    ImageBuildSpec Spec(ImageBuildTurn turn) => new(turn.Tag, context.Inside ?? OwnName)
    {
        NoCache = turn.IsCold,
        Target = settings.Target,
        Network = settings.Network,
        BuildArguments = settings.BuildArguments,
    };
}
