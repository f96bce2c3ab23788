using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Builds.Sites;
using Xunit;

namespace WinDockerTools.Tests.Docker;

/// <summary>What calls that were killed have left in an engine.</summary>
public sealed class LeftoversTests : IDisposable
{
    readonly MadeUpContainers engine = new();
    readonly RunId dead = new(), unknown = new();
    readonly WorkFolder alive;
    readonly RunId living = new();

    public LeftoversTests()
    {
        alive = new WorkFolder(living.FolderName);
        Directory.CreateDirectory(Folder(dead));
        File.WriteAllText(Path.Combine(Folder(dead), "owner.lock"), "");
    }

    public void Dispose()
    {
        alive.Dispose();
        FolderRemoval.Remove(Folder(dead));
    }

    static string Folder(RunId run) => Path.Combine(Path.GetTempPath(), run.FolderName);

    static EngineObject Item(string name, int hours = 0, bool isVolume = false, string? run = null, string? host = null)
    {
        var labels = new Dictionary<string, string>();
        if (run is not null)
            labels[RunId.Label] = run;
        if (host is not null)
            labels[RunId.HostLabel] = host;
        return new EngineObject(isVolume, isVolume ? name : "id-of-" + name, name, labels, hours < 0 ? null : DateTimeOffset.UtcNow.AddHours(-hours));
    }

    async Task<IReadOnlyList<string>> RemovedAsync(params EngineObject[] items)
    {
        engine.Listed.AddRange(items);
        var count = await Leftovers.RemoveAsync(engine, TestContext.Current.CancellationToken);
        Assert.Equal(count, engine.Calls.Count);
        return [.. engine.Calls];
    }

    [Fact]
    public async Task What_a_dead_call_made_goes_and_containers_before_the_volumes_that_they_hold()
    {
        var here = Environment.MachineName;

        Assert.Equal(
            [$"remove id-of-{dead.Name("s1-build-1")}", $"remove-volume {dead.Name("s1-volume-1")}"],
            await RemovedAsync(Item(dead.Name("s1-volume-1"), isVolume: true, run: dead.ToString(), host: here), Item(dead.Name("s1-build-1"), run: dead.ToString(), host: here)));
    }

    [Fact]
    public async Task A_name_tells_whose_it_is_where_the_label_is_lost() =>
        Assert.Equal([$"remove id-of-{dead.Name("s1-build-1")}"], await RemovedAsync(Item(dead.Name("s1-build-1"))));

    [Fact]
    public async Task What_a_living_call_uses_stays() =>
        Assert.Empty(await RemovedAsync(Item(living.Name("s1-build-1"), hours: 100, run: living.ToString()), Item(living.Name("s1-volume-1"), hours: 100, isVolume: true)));

    [Fact]
    public async Task Whose_folder_is_gone_is_dead_after_a_day() => Assert.Equal([$"remove id-of-{unknown.Name("b")}"], await RemovedAsync(
        Item(unknown.Name("a"), hours: 23, run: unknown.ToString()), Item(unknown.Name("b"), hours: 25, run: unknown.ToString()), Item(unknown.Name("c"), hours: -1, run: unknown.ToString())));

    [Fact]
    public async Task What_another_machine_made_in_the_same_engine_is_its_own_business() =>
        Assert.Empty(await RemovedAsync(Item(unknown.Name("a"), hours: 100, run: unknown.ToString(), host: "another-machine")));

    [Theory]
    [InlineData("windockertools-dev-db")]
    [InlineData("windockertools-")]
    [InlineData("windockertools-3f0c2a9be711")]
    [InlineData("windockertools-3f0c2a9be7111-x")]
    [InlineData("windockertools-nothexadecim-x")]
    public async Task A_users_own_container_with_such_a_name_stays(string name) => Assert.Empty(await RemovedAsync(Item(name, hours: 100), Item(name, hours: 100, isVolume: true)));

    [Fact]
    public void A_dead_calls_folder_is_emptied_and_goes_when_the_engine_is_clean()
    {
        File.WriteAllText(Path.Combine(Folder(dead), "sources.tar"), "");

        Leftovers.RemoveFolders(engineIsClean: false);
        Assert.Equal(["owner.lock"], Directory.GetFiles(Folder(dead)).Select(file => Path.GetFileName(file)));
        Leftovers.RemoveFolders(engineIsClean: true);

        Assert.False(Directory.Exists(Folder(dead)));
        Assert.True(Directory.Exists(alive.Path));
    }

    [Fact]
    public void Every_run_has_an_id_of_its_own_that_no_name_rule_forbids()
    {
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => new RunId().ToString()).Distinct().Count());
        Assert.Matches("^windockertools-[0-9a-f]{12}-s1-build-1$", new RunId().Name("s1-build-1"));
        Assert.Equal($"windockertools-{dead}", dead.FolderName);
    }
}
