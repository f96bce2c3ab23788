using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>Measuring builds on a real engine, each behaviour once, on the smallest program that shows it.</summary>
public abstract class MeasureTests(GoLab lab) : EngineTests(lab.Engine)
{
    protected GoLab Lab { get; } = lab;

    /// <summary>Calls the cmdlet on a workload, without the network that the lab's engine does not have.</summary>
    protected SessionResult Measure(GoWorkload workload, string image, string more, params (string Name, object? Value)[] values) => Session.Run(
        "param($path, $package, $image, $engine, $more) Measure-GoBuildInContainer $path -Package $package -Image $image -DockerHost $engine "
            + "-Environment @{ CGO_ENABLED = '0'; GOFLAGS = '-buildvcs=false' } -Warmup 0 " + more
            + (more.Contains("-Iteration", StringComparison.Ordinal) ? "" : " -Iteration 1"),
        [("path", workload.Folder), ("package", workload.Package), ("image", image), ("engine", Engine.DockerHost), .. values]);

    protected static PSObject Of(SessionResult result, string scenario, string state) =>
        result.Output.Single(item => $"{item.Value("Scenario")}" == scenario && $"{item.Value("State")}" == state);

    protected static double Seconds(PSObject item, string property) => ((TimeSpan)item.Value(property)!).TotalSeconds;
}

[Collection(typeof(GoLab))]
public sealed class MeasureScenarioTests(GoLab lab) : MeasureTests(lab)
{
    [Fact]
    public async Task The_usual_scenarios_are_measured_cold_and_after_an_edit()
    {
        var workload = Lab.Workloads.Hello();
        var files = Hashes(workload.Folder);
        var image = await Lab.FullAsync();
        var before = await EngineInventory.OfAsync(Engine);

        var result = Measure(workload, image, "-Iteration 3").ThrowIfFailed();

        Assert.Equal(
            ["Host Cold", "Host Edit", "Plain Cold", "Plain Edit", "CacheVolume Cold", "CacheVolume Edit"],
            result.Output.Select(item => $"{item.Value("Scenario")} {item.Value("State")}"));
        Assert.All(result.Output, item =>
        {
            Assert.Equal("WinDockerTools.GoBuildMeasurement", item.TypeNames[0]);
            Assert.Equal("Succeeded", $"{item.Value("Outcome")}");
            Assert.Equal(0, item.Value("ExitCode"));
            Assert.Equal("linux/amd64", item.Value("TargetPlatform"));
            Assert.StartsWith("go1.", $"{item.Value("GoVersion")}", StringComparison.Ordinal);
            Assert.Equal(3, ((System.Collections.IEnumerable)item.Value("Samples")!).Cast<object>().Count());
            Assert.InRange(Seconds(item, "Minimum"), 0.01, Seconds(item, "Median"));
            Assert.InRange(Seconds(item, "Total"), Seconds(item, "Median"), 60);
            Assert.InRange((long)item.Value("BinarySize")!, 1_000_000, 10_000_000);
            Assert.InRange(Seconds(item, "CpuTime"), 0.01, 60);
        });
        Assert.Equal(1.0, Of(result, "Host", "Cold").Value("Ratio"));
        Assert.Null(Of(result, "Host", "Cold").Value("Difference"));
        Assert.NotNull(Of(result, "Plain", "Cold").Value("Difference"));
        // What the caches spare shows in the work that is done, whatever else this machine does.
        Assert.True(Seconds(Of(result, "CacheVolume", "Edit"), "CpuTime") < Seconds(Of(result, "CacheVolume", "Cold"), "CpuTime"));
        Assert.Equal(files, Hashes(workload.Folder));
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task Every_other_scenario_builds_too()
    {
        var image = await Lab.FullAsync();

        var result = Measure(Lab.Workloads.Hello("with space, 'quote' and ü"), image, "-Scenario BindMount, Tmpfs, KeptContainer, AgentCache -State Cold, Warm, Edit").ThrowIfFailed();

        Assert.Equal(12, result.Output.Count);
        Assert.All(result.Output, item => Assert.Equal("Succeeded", $"{item.Value("Outcome")}"));
        Assert.Null(Of(result, "AgentCache", "Cold").Value("RestoreTime"));
        var warm = Of(result, "AgentCache", "Warm");
        Assert.InRange(Seconds(warm, "RestoreTime"), 0.001, 30);
        Assert.InRange(Seconds(warm, "SaveTime"), 0.001, 30);
        Assert.InRange((long)warm.Value("ArchiveSize")!, 1_000, 100_000_000);
        Assert.True(Seconds(Of(result, "KeptContainer", "Warm"), "CpuTime") < Seconds(Of(result, "BindMount", "Warm"), "CpuTime"));
    }

    [Fact]
    public async Task An_unchanged_program_is_linked_again_in_a_warm_build()
    {
        // A program that is there already would spare go the link, and make every warm build a lie.
        var result = Measure(Lab.Workloads.Hello(), await Lab.FullAsync(), "-Scenario KeptContainer, Plain -State Warm -Command Build").ThrowIfFailed();

        Assert.All(result.Output, item => Assert.InRange((long)item.Value("BinarySize")!, 1_000_000, 10_000_000));
        Assert.InRange(Seconds(Of(result, "KeptContainer", "Warm"), "CpuTime"), 0.1, 30);
    }

    [Fact]
    public async Task A_scenario_of_ones_own_gets_a_private_volume_for_its_mount()
    {
        var image = await Lab.FullAsync();
        var before = await EngineInventory.OfAsync(Engine);

        var result = Measure(Lab.Workloads.Hello(), image,
            "-Scenario Plain, (New-GoBuildScenario Mine -Mount 'my-cache:/root/.cache/go-build' -Cpus 0.5 -Network none -GoArgument '-ldflags=-s -w') -State Warm").ThrowIfFailed();

        var mine = Of(result, "Mine", "Warm");
        Assert.True(Seconds(mine, "CpuTime") < Seconds(Of(result, "Plain", "Warm"), "CpuTime"));
        Assert.True((long)mine.Value("BinarySize")! < (long)Of(result, "Plain", "Warm").Value("BinarySize")!);
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task A_quota_shows_in_the_periods_that_were_throttled()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.FullAsync(), "-Scenario Plain -State Cold -Cpus 0.2").ThrowIfFailed();

        Assert.InRange((long)result.Single.Value("Periods")!, 2, 10_000);
        Assert.InRange((long)result.Single.Value("ThrottledPeriods")!, 1, (long)result.Single.Value("Periods")!);
        Assert.InRange(Seconds(result.Single, "ThrottledTime"), 0.01, 600);
    }

    [Fact]
    public async Task An_image_without_a_shell_is_timed_by_the_engines_clock()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.BareAsync(), "-Scenario Plain -State Cold").ThrowIfFailed();

        Assert.InRange(Seconds(result.Single, "Median"), 0.1, 120);
        Assert.Null(result.Single.Value("CpuTime"));
        Assert.Null(result.Single.Value("PeakMemory"));
    }

    [Fact]
    public async Task A_standard_library_that_is_compiled_on_first_use_is_not_compared_with_one_that_is_there()
    {
        var full = await Lab.FullAsync();

        var result = Measure(Lab.Workloads.Hello(), await Lab.MinAsync(), "-Scenario (New-GoBuildScenario Full -Image $more), Plain -State Cold", ("more", full)).ThrowIfFailed();

        Assert.Equal("NotComparable", $"{Of(result, "Plain", "Cold").Value("Difference")}");
        Assert.NotNull(Of(result, "Plain", "Cold").Value("Ratio"));
    }

    [Fact]
    public async Task Tests_are_run_with_secrets_mounted_and_variables_set()
    {
        var workload = Lab.Workloads.Hello();
        var netrc = Path.Combine(Lab.NewFolder(), "netrc");
        File.WriteAllText(netrc, "machine git.contoso.com login lab password hidden-in-here\n");
        File.WriteAllText(Path.Combine(workload.Folder, "secret_test.go"), """
            package main

            import (
            	"os"
            	"strings"
            	"testing"
            )

            func TestSecret(t *testing.T) {
            	text, err := os.ReadFile(os.Getenv("NETRC"))
            	if err != nil || !strings.Contains(string(text), "git.contoso.com") || os.Getenv("GOPRIVATE") != "git.contoso.com" {
            		t.Fatal(err)
            	}
            }
            """);

        var result = Measure(workload, await Lab.FullAsync(),
            "-Command Test -Scenario Host, Plain -State Cold -Verbose -Secret @{ Netrc = $more; GoPrivate = 'git.contoso.com' }", ("more", netrc)).ThrowIfFailed();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.Output, item => Assert.Null(item.Value("BinarySize")));
        Assert.DoesNotContain("hidden-in-here", result.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_come_from_a_proxy_in_a_folder_of_this_machine()
    {
        var workload = await Lab.Workloads.GoProxyAsync();

        var result = Measure(workload, await Lab.FullAsync(), "-Scenario Host, Plain -State Cold -GoProxy $more", ("more", workload.ProxyUrl)).ThrowIfFailed();

        Assert.All(result.Output, item => Assert.Equal("Succeeded", $"{item.Value("Outcome")}"));
    }

    [Fact]
    public async Task Single_builds_come_first_when_asked_for()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.FullAsync(), "-Scenario Plain -State Cold -Iteration 2 -PassThru -Verbose").ThrowIfFailed();

        Assert.Equal(["GoBuildSample", "GoBuildSample", "GoBuildMeasurement"], result.Output.Select(item => item.TypeNames[0].Split('.')[1]));
        Assert.Equal([1, 2], result.Output.Take(2).Select(item => (int)item.Value("Iteration")!));
        Assert.Matches("^2 builds of '.*' will be made; how long they take is known after the first ones\\.$", result.Verbose[0]);
    }

    static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))));
}
