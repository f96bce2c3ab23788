using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Lab.Builds;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>A Docker engine with stand-ins for the images that Go programs are built and shipped on, and the projects'
/// images. Shared by the classes with <c>[Collection(typeof(ProjectLab))]</c>.</summary>
[CollectionDefinition]
public sealed class ProjectLab : ICollectionFixture<ProjectLab>, IAsyncDisposable
{
    /// <summary>Two at a time: one links while the other compiles, as two processors allow.</summary>
    const int BuildsAtOnce = 2;

    const string Prefix = "projects/";

    readonly TemporaryFolder folder = new();
    readonly SemaphoreSlim turns = new(BuildsAtOnce);
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> images = new();
    readonly HashSet<string> folders = [];
    readonly ConcurrentDictionary<string, Lazy<Task<ImageObservation>>> observations = new();
    Task<IReadOnlyList<string>>? made;

    public LabEngine Engine { get; } = new();

    /// <summary>To build with, in turn or not.</summary>
    public BuildClient Client => new(Engine.DockerHost, folder.Path);

    /// <summary>A module proxy whose modules builds find besides those of the projects.</summary>
    public string? Proxy { get; init; }

    /// <summary>Starts the engine and makes the images, on the first call.</summary>
    public Task StartAsync() => MadeAsync();

    /// <summary>A folder with the files of a project, which is its build context. Made once.</summary>
    public string FolderOf(GoProject project)
    {
        var path = folder.File(project.Name);
        // Two files of it may be built at once.
        lock (folders)
        {
            if (folders.Add(path))
                project.WriteTo(path);
        }
        return path;
    }

    /// <summary>The image of one of a project's Dockerfiles, built once, in its turn.</summary>
    public Task<string> ImageAsync(GoProject project, string dockerfile) =>
        images.GetOrAdd($"{Prefix}{project.Name}:{dockerfile.ToLowerInvariant()}", name => new Lazy<Task<string>>(() => BuildAsync(project, dockerfile, name))).Value;

    /// <summary>What there is to see of that image, looked at once.</summary>
    public Task<ImageObservation> ObserveAsync(GoProject project, string dockerfile) =>
        observations.GetOrAdd($"{project.Name}:{dockerfile}", _ => new Lazy<Task<ImageObservation>>(async () =>
        {
            var image = await ImageAsync(project, dockerfile);
            using var api = Engine.Api();
            return await ImageObservation.OfAsync(api, image, project, await MadeAsync());
        })).Value;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        turns.Dispose();
        folder.Dispose();
    }

    // What the bases set: whatever else an image has is set by its file.
    Task<IReadOnlyList<string>> MadeAsync()
    {
        Labs.Require("engine", BuildClient.Program);
        Labs.Require("go", "go", "busybox", "gcc");
        return made ??= MakeAsync();
    }

    async Task<string> BuildAsync(GoProject project, string dockerfile, string name)
    {
        await StartAsync();
        await turns.WaitAsync();
        try
        {
            await Client.BuildAsync(FolderOf(project), dockerfile, name, withBuildKit: dockerfile != GoProject.Classic);
            return name;
        }
        finally
        {
            turns.Release();
        }
    }

    async Task<IReadOnlyList<string>> MakeAsync()
    {
        await Engine.StartAsync();
        var proxy = Proxy ?? Directory.CreateDirectory(folder.File("proxy")).FullName;
        ModuleProxy.Write(proxy, TextArchive.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Lab", "Dockerfiles", "modules.txtar"))));
        await Client.MakeBasesAsync(Path.Combine(Repository.Root, "eng", "lab", "base-images.sh"), proxy);
        using var api = Engine.Api();
        var variables = new List<string>();
        foreach (var image in (await api.GetAsync("images/json"))!.AsArray())
            variables.AddRange((await api.GetAsync($"images/{image!["Id"]}/json"))!["Config"]!["Env"]?.AsArray().Select(variable => variable!.ToString()) ?? []);
        return [.. variables.Distinct()];
    }
}
