using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Engine.Dockerfiles.Measuring.Edits;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring;

/// <summary>Measures the builds of Dockerfiles, and leaves nothing behind.</summary>
sealed class ImageBuildMeasurer(IDockerEngine engine, IImageBuildListener listener)
{
    // What must be removed is removed though the call was stopped.
    static readonly TimeSpan RemovePatience = TimeSpan.FromSeconds(60);

    /// <summary>Throws FaultException for what concerns the engine or all files; a file that fails is told to the listener.</summary>
    public async Task<IReadOnlyList<ImageBuildMeasurement>> MeasureAsync(ImageBuildRequest request, CancellationToken stop)
    {
        var info = await engine.InfoAsync(stop).ConfigureAwait(false);
        await RemoveLeftoversAsync(stop).ConfigureAwait(false);
        var run = new RunId();
        using var work = new WorkFolder(run.FolderName);
        var inheritance = new Inheritance(work, info.Id);
        var remains = new RemainsList { Since = info.Time ?? DateTimeOffset.UtcNow, Runs = { run.ToString() } };
        var choice = await BuilderChoice.OfAsync(engine.Endpoint, info, request.Builder, stop).ConfigureAwait(false);
        var cache = choice.Command is { } command ? new BuildCache(command) : null;
        try
        {
            var files = new List<MeasuredFile>();
            foreach (var (path, number) in request.Paths.Select((path, at) => (path, at + 1)))
            {
                if (await PlanAsync(request, choice, run, work, remains, path, number, stop).ConfigureAwait(false) is { } file)
                    files.Add(file);
            }
            var built = files.Where(file => file.Builder.Kind == DockerfileBuilder.BuildKit).ToList();
            if (built.Count > 0 && await cache!.ListAsync(stop).ConfigureAwait(false) is { } before)
                remains = remains with { CacheBefore = [.. before.Select(record => record.Id)], Steps = [.. built.SelectMany(file => CacheSigns.Of(file.Facts))] };
            await new ImageBuildMeasuring(request, engine, run, remains, listener).RunAsync(files, stop).ConfigureAwait(false);
            return ImageBuildSummary.Of(files, request.States, request.Seed);
        }
        finally
        {
            await RemoveAsync(remains, inheritance, cache, work).ConfigureAwait(false);
        }
    }

    async Task<MeasuredFile?> PlanAsync(ImageBuildRequest request, BuilderChoice choice, RunId run, WorkFolder work, RemainsList remains, string path, int number, CancellationToken stop)
    {
        try
        {
            var folder = request.ContextPath ?? Path.GetDirectoryName(path)!;
            var facts = new DockerfileFacts(path, DockerfileParser.Parse(DockerfileText.Read(path)), new CheckSettings
            {
                Builder = request.Builder,
                BuildArguments = request.Settings.BuildArguments,
                Target = request.Settings.Target,
                ContextPath = folder,
            });
            var kind = choice.For(facts);
            var context = SentContext.Read(path, folder, kind, stop);
            var own = work.Sub(number.ToString(CultureInfo.InvariantCulture));
            var edits = await EditsAsync(request, facts, context).ConfigureAwait(false);
            var originals = edits.Values.GroupBy(edit => edit.File.Path).Select(same => same.First().Original).ToList();
            IImageBuilder builder = kind == DockerfileBuilder.BuildKit
                ? new BuildKitBuilder(choice.Command!, engine, context, request.Settings, run, own)
                : new ClassicBuilder(engine.Builds, context, request.Settings, originals, Path.Combine(own, "context.tar"), remains);
            var file = new MeasuredFile(number, facts, context, builder, [.. request.States.Where(state => !NeedsEdit(state) || edits.ContainsKey(state))]);
            foreach (var edit in edits)
                file.Edits[edit.Key] = edit.Value;
            return file;
        }
        catch (Exception e) when (WorkFolder.FaultOf(e) is { } fault)
        {
            await listener.FaultAsync(fault).ConfigureAwait(false);
            return null;
        }
    }

    static bool NeedsEdit(ImageBuildState state) => state is ImageBuildState.SourceEdit or ImageBuildState.DependencyEdit;

    // A state without a file to edit is left out, and the others go on.
    async Task<Dictionary<ImageBuildState, FileEdit>> EditsAsync(ImageBuildRequest request, DockerfileFacts facts, SentContext context)
    {
        var edits = new Dictionary<ImageBuildState, FileEdit>();
        foreach (var state in request.States.Where(NeedsEdit))
        {
            try
            {
                edits[state] = state == ImageBuildState.SourceEdit
                    ? EditChoice.Source(facts, context.Tree, request.EditPath) : EditChoice.Dependency(context.Tree, request.DependencyPath);
            }
            catch (FaultException e) when (e.Kind == FaultKind.EditFileNotFound)
            {
                await listener.FaultAsync(new FaultException(e.Kind, e.Subject, $"{e.Detail}, so that '{context.Dockerfile}' is not measured in the state {state}")).ConfigureAwait(false);
            }
        }
        return edits;
    }

    async Task<BuildCache?> CacheAsync(CancellationToken stop) =>
        (await DockerCommand.FindAsync(engine.Endpoint, stop).ConfigureAwait(false)).Command is { } command ? new BuildCache(command) : null;

    async Task RemoveLeftoversAsync(CancellationToken stop)
    {
        Leftovers.RemoveFolders(engineIsClean: false);
        await Leftovers.RemoveAsync(engine.Containers, stop).ConfigureAwait(false);
        await Leftovers.RemoveImagesAsync(engine.Builds, stop).ConfigureAwait(false);
        Leftovers.RemoveFolders(engineIsClean: true);
    }

    async Task RemoveAsync(RemainsList own, Inheritance inheritance, BuildCache? cache, WorkFolder work)
    {
        var remains = inheritance.Close().Aggregate(own, (all, other) => all.With(other));
        if (inheritance.Leave(remains))
            return;
        using var limit = new CancellationTokenSource(RemovePatience);
        try
        {
            await new MadeImages(engine, remains).RemoveAsync(limit.Token).ConfigureAwait(false);
            // What another call left may need a command that this one did not.
            if (remains.CacheBefore is not null && (cache ?? await CacheAsync(limit.Token).ConfigureAwait(false)) is { } found)
                await new CacheRemains(found, remains).RemoveAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaultException or OperationCanceledException)
        {
            // The engine is gone, or takes too long; the next call finds the images by the folder's free lock.
            work.IsNeededLater = true;
        }
    }
}
