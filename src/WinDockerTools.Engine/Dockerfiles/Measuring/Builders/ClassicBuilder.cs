using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>Builds by the builder within the engine, which is sent the whole context each time, as the docker command does it.</summary>
/// <param name="builds">The engine.</param>
/// <param name="context">What is sent.</param>
/// <param name="settings">What all builds have in common.</param>
/// <param name="archive">A file to pack it into.</param>
/// <param name="made">Hears of every image that a step seems to have made.</param>
sealed class ClassicBuilder(IImageBuilds builds, SentContext context, ImageBuildSettings settings, string archive, Action<string> made) : IImageBuilder
{
    const string OwnName = ".dockerfile.windockertools";

    SourceArchive? packed;

    public DockerfileBuilder Kind => DockerfileBuilder.Classic;

    public async Task PrepareAsync(CancellationToken stop) => packed ??= await SourceArchive.PackAsync(context.Tree, "", archive, stop).ConfigureAwait(false);

    public async Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, CancellationToken stop)
    {
        List<ChangedFile> changes = [.. context.Additions(OwnName)];
        if (turn.Change is not null)
            changes.Add(turn.Change);
        using var stream = await packed!.OpenAsync(changes, stop).ConfigureAwait(false);
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
        ImageBuildOutcome outcome;
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
            output.End(clock.Elapsed, hasFailed: failure is not null);
            foreach (var id in output.Made)
                made(id);
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
