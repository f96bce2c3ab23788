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
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>
/// Builds with BuildKit by the docker command, from a copy of the folder: as for the user's own builds, only what has
/// changed is sent.
/// </summary>
/// <param name="command">The docker command.</param>
/// <param name="engine">The engine that it speaks to.</param>
/// <param name="context">What is sent.</param>
/// <param name="settings">What all builds have in common.</param>
/// <param name="run">The call.</param>
/// <param name="folder">A folder for the copy.</param>
sealed class BuildKitBuilder(DockerCommand command, IDockerEngine engine, SentContext context, ImageBuildSettings settings, RunId run, string folder) : IImageBuilder
{
    // Cache mounts of a name of their own: those that the user has are neither used nor emptied (docs.docker.com/build/building/variables).
    const string MountNamespace = "BUILDKIT_CACHE_MOUNT_NS";

    SourceCopy? copy;
    string? dockerfile;
    ChangedFile? original;
    int colds;

    public DockerfileBuilder Kind => DockerfileBuilder.BuildKit;

    public async Task PrepareAsync(CancellationToken stop)
    {
        if (copy is not null)
            return;
        copy = await SourceCopy.MakeAsync(context.Tree, Path.Combine(folder, "context"), stop).ConfigureAwait(false);
        dockerfile = context.Inside is { } inside ? Path.Combine(copy.Root, inside) : Outside();
    }

    public async Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, CancellationToken stop)
    {
        await PlaceAsync(turn.Change, stop).ConfigureAwait(false);
        if (turn.IsCold)
            colds++;
        var log = Path.Combine(folder, "progress");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(turn.Limit);
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        ProcessEnd? end = null;
        try
        {
            end = await command.RunAsync(Arguments(turn), log, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time limit: the command is gone by now, and the engine ends a build without one.
        }
        clock.Stop();
        var progress = PlainProgress.Parse([.. Lines(log), .. (end?.Output ?? "").Split('\n')]);
        if (end is { ExitCode: not 0 } && progress.FailedStep is null)
            // A command that lost its engine says so in many words; the engine itself tells better.
            await engine.InfoAsync(stop).ConfigureAwait(false);
        return new ImageBuildRun(end is null ? ImageBuildOutcome.TimedOut : end.ExitCode == 0 ? ImageBuildOutcome.Succeeded : ImageBuildOutcome.Failed)
        {
            Started = started,
            Duration = clock.Elapsed,
            Steps = progress.Steps,
            Error = end is { ExitCode: not 0 } ? progress.Failure ?? $"'{command.Path}' returned {end.ExitCode}" : "",
            ExitCode = progress.ExitCode,
            LastOutput = progress.FailedOutput,
        };
    }

    IEnumerable<string> Arguments(ImageBuildTurn turn) =>
    [
        "build", "--progress", "plain", "--file", dockerfile!, "--tag", turn.Tag,
        "--label", $"{RunId.Label}={run}", "--label", $"{RunId.HostLabel}={Environment.MachineName}",
        "--build-arg", $"{MountNamespace}={run.Name($"{Path.GetFileName(folder)}-{colds}")}",
        .. settings.BuildArguments.SelectMany(pair => new[] { "--build-arg", $"{pair.Key}={pair.Value}" }),
        .. settings.Target is { } target ? ["--target", target] : (string[])[],
        .. settings.Network is { } network ? ["--network", network] : (string[])[],
        .. turn.IsCold ? ["--no-cache"] : (string[])[],
        copy!.Root,
    ];

    // The edit before is taken back first.
    async Task PlaceAsync(ChangedFile? change, CancellationToken stop)
    {
        if (original is not null)
            await copy!.WriteAsync(original, stop).ConfigureAwait(false);
        original = null;
        if (change is null)
            return;
        original = new ChangedFile(change.File, File.ReadAllBytes(Path.Combine(copy!.Root, change.File.Path)));
        await copy.WriteAsync(change, stop).ConfigureAwait(false);
    }

    string Outside()
    {
        var path = Path.Combine(folder, "Dockerfile");
        File.Copy(context.Dockerfile, path);
        // One that belongs to the file goes before the context's own.
        if (context.IgnoreFile is { } ignore && ignore.StartsWith(context.Dockerfile, StringComparison.Ordinal))
            File.Copy(ignore, path + ".dockerignore");
        return path;
    }

    static IEnumerable<string> Lines(string log) => File.Exists(log) ? File.ReadLines(log) : [];
}
