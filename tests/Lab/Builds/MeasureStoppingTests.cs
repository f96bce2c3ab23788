using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>Nothing that a call made is left, however it ends.</summary>
[Collection(typeof(GoLab))]
public sealed class MeasureStoppingTests(GoLab lab) : MeasureTests(lab)
{
    const string Call = "param($p, $i, $h) Measure-GoBuildInContainer $p -Image $i -DockerHost $h -Scenario Host, CacheVolume, KeptContainer, AgentCache -State Cold, Edit -Iteration 20";

    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("probe")]
    [InlineData("build-1")]
    [InlineData("volume-1")]
    [InlineData("kept-1")]
    public async Task Ctrl_C_leaves_nothing_behind(string seen)
    {
        var image = await Lab.FullAsync();
        var before = await EngineInventory.OfAsync(Engine);
        using var shell = Session.Shell(Call, ("p", Lab.Workloads.Hello().Folder), ("i", image), ("h", Engine.DockerHost));
        var ended = shell.InvokeAsync();

        await WaitForAsync(seen);
        shell.Stop();

        await Assert.ThrowsAnyAsync<RuntimeException>(() => ended.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task What_a_killed_process_left_the_next_call_removes_and_a_living_ones_stays()
    {
        var image = await Lab.FullAsync();
        var before = await EngineInventory.OfAsync(Engine);
        var workload = Lab.Workloads.Hello();
        using var killed = Start(workload, image);
        await WaitForAsync("kept-1");
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        var left = await EngineInventory.OfAsync(Engine);
        Assert.NotEqual(before, left);

        using var other = Session.Shell(Call, ("p", workload.Folder), ("i", image), ("h", Engine.DockerHost));
        var living = other.InvokeAsync();
        await WaitForAsync("kept-1", except: left);
        using (var third = new EngineSession())
        {
            third.Run("param($p, $i, $h) Measure-GoBuildInContainer $p -Image $i -DockerHost $h -Scenario Plain -State Cold -Iteration 1 -Warmup 0",
                ("p", workload.Folder), ("i", image), ("h", Engine.DockerHost)).ThrowIfFailed();
        }

        var now = await EngineInventory.OfAsync(Engine);
        Assert.Empty(left.Except(before).Intersect(now));
        Assert.Contains(now, item => item.Contains("-kept-1", StringComparison.Ordinal));
        other.Stop();
        await Assert.ThrowsAnyAsync<RuntimeException>(() => living.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    static Process Start(GoWorkload workload, string image, string engine) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(Repository.Root, "eng", "Shell", "bin", "Release", "net10.0", "wdt-shell.dll"), "-Command",
        $"Import-Module '{Repository.Manifest}'; & {{ {Call} }} '{workload.Folder}' '{image}' '{engine}'"])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;

    Process Start(GoWorkload workload, string image) => Start(workload, image, Engine.DockerHost);

    async Task WaitForAsync(string name, System.Collections.Generic.IReadOnlyList<string>? except = null)
    {
        var limit = Stopwatch.StartNew();
        while (!(await EngineInventory.OfAsync(Engine)).Except(except ?? []).Any(item => item.Contains($"-{name}", StringComparison.Ordinal)))
        {
            Assert.True(limit.Elapsed < Soon, $"no '{name}' appeared");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>An engine of its own to kill.</summary>
public sealed class MeasureEngineDeathTests : IClassFixture<GoLab>
{
    readonly GoLab lab;

    public MeasureEngineDeathTests(GoLab lab) => this.lab = lab;

    [Fact]
    public async Task An_engine_that_dies_in_the_middle_is_one_error_and_the_host_goes_on()
    {
        var image = await lab.MinAsync();
        var workload = lab.Workloads.Hello();
        using var session = new EngineSession();
        using var shell = session.Shell(
            "param($p, $i, $h) Measure-GoBuildInContainer $p -Image $i -DockerHost $h -Scenario Plain, Host -State Cold -Warmup 0 -Iteration 1",
            ("p", workload.Folder), ("i", image), ("h", lab.Engine.DockerHost));
        var ended = shell.InvokeAsync();
        var limit = Stopwatch.StartNew();
        while (!(await EngineInventory.OfAsync(lab.Engine)).Any(item => item.Contains("-build-1", StringComparison.Ordinal)))
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), "no build began");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        lab.Engine.Signal("KILL");

        var output = await ended.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
        Assert.Contains(shell.Streams.Error.Single().FullyQualifiedErrorId.Split(',')[0], new[] { "EngineUnreachable", "EngineFailed" });
        Assert.Equal("Host", output.Single().Value("Scenario"));
    }
}
