using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring;
using WinDockerTools.Engine.Dockerfiles.Measuring.Builders;
using WinDockerTools.Engine.Dockerfiles.Measuring.Context;
using WinDockerTools.Engine.Dockerfiles.Measuring.Edits;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Builds.Sites;
using WinDockerTools.Tests.Builds.Sources;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

/// <summary>A builder that makes nothing, and says of each build what a test wants.</summary>
sealed class MadeUpImageBuilder(Func<ImageBuildTurn, ImageBuildRun> build, List<ImageBuildTurn> all) : IImageBuilder
{
    public List<ImageBuildTurn> Turns { get; } = [];

    public DockerfileBuilder Kind => DockerfileBuilder.BuildKit;

    public Task PrepareAsync(CancellationToken stop) => Task.CompletedTask;

    public Task<ImageBuildRun> BuildAsync(ImageBuildTurn turn, CancellationToken stop)
    {
        Turns.Add(turn);
        all.Add(turn);
        return Task.FromResult(build(turn));
    }
}

/// <summary>A measurement of files that are built by made-up builders.</summary>
sealed class MadeUpImageBuilds : IImageBuildListener, IDockerEngine, IImageBuilds, IDisposable
{
    readonly SourceFolder folder = new(("Dockerfile", "FROM golang AS build\nCOPY . .\n"), ("main.go", "package main\n\nfunc main() {}\n"), ("go.mod", "module x\n"));
    readonly List<MeasuredFile> files = [];

    public List<ImageBuildTurn> Turns { get; } = [];
    public List<MadeUpImageBuilder> Builders { get; } = [];
    public List<ImageBuildSample> Samples { get; } = [];
    public List<FaultException> Faults { get; } = [];
    public RemainsList Remains { get; } = new();

    public static ImageBuildRun Took(double seconds) => new(ImageBuildOutcome.Succeeded) { Duration = TimeSpan.FromSeconds(seconds) };

    public void Add(Func<ImageBuildTurn, ImageBuildRun> build, params ImageBuildState[] states)
    {
        var context = SentContext.Read(folder.At("Dockerfile"), folder.Root, DockerfileBuilder.BuildKit, SourceFolder.Stop);
        var facts = new DockerfileFacts(null, DockerfileParser.Parse(File.ReadAllText(context.Dockerfile)), new CheckSettings());
        Builders.Add(new MadeUpImageBuilder(build, Turns));
        var file = new MeasuredFile(files.Count + 1, facts, context, Builders[Builders.Count - 1], states);
        file.Edits[ImageBuildState.SourceEdit] = EditChoice.Source(facts, context.Tree, null);
        file.Edits[ImageBuildState.DependencyEdit] = EditChoice.Dependency(context.Tree, null);
        files.Add(file);
    }

    public async Task<IReadOnlyList<ImageBuildMeasurement>> RunAsync(int iterations, int seed = 1)
    {
        var states = files[0].States;
        await new ImageBuildMeasuring(new ImageBuildRequest([], states) { Iterations = iterations, Seed = seed }, this, new RunId(), Remains, this).RunAsync(files, SourceFolder.Stop).ConfigureAwait(false);
        return ImageBuildSummary.Of(files, states, seed);
    }

    public Task SampleAsync(ImageBuildSample sample)
    {
        Samples.Add(sample);
        return Task.CompletedTask;
    }

    public Task FaultAsync(FaultException fault)
    {
        Faults.Add(fault);
        return Task.CompletedTask;
    }

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left) => done <= all ? Task.CompletedTask : throw new InvalidOperationException($"{done} of {all}");

    public void Dispose() => folder.Dispose();

    public IImageBuilds Builds => this;

    /// <summary>All of them empty.</summary>
    public IContainers Containers { get; } = new MadeUpContainers { Files = TarWriter.End };

    public Task<LocalImage?> FindImageAsync(string reference, CancellationToken stop) => Task.FromResult<LocalImage?>(new LocalImage("id", "linux", "amd64") { Size = 7 });
    public Task<IReadOnlyList<ImageHistoryEntry>> HistoryAsync(string image, CancellationToken stop) => Task.FromResult<IReadOnlyList<ImageHistoryEntry>>([new("FROM", 5), new("ENV", 0), new("COPY", 2)]);

    public DockerEndpoint Endpoint => throw new NotSupportedException();
    public Task<EngineInfo> InfoAsync(CancellationToken stop) => throw new NotSupportedException();
    public Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop) => throw new NotSupportedException();
    public Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken stop) => throw new NotSupportedException();
    public Task<IReadOnlyList<EngineNetwork>> NetworksAsync(CancellationToken stop) => throw new NotSupportedException();
    public Task<IReadOnlyList<EngineVolume>> VolumesAsync(CancellationToken stop) => throw new NotSupportedException();
    public Task BuildAsync(ImageBuildSpec spec, Stream context, Action<ImageBuildMessage> told, CancellationToken stop) => throw new NotSupportedException();
    public Task<bool> RemoveAsync(string image, bool withParents, CancellationToken stop) => throw new NotSupportedException();
    public Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop) => throw new NotSupportedException();
}
