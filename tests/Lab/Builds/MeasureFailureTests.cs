using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>Builds and engines on bad days.</summary>
[Collection(typeof(GoLab))]
public sealed class MeasureFailureTests(GoLab lab) : MeasureTests(lab)
{
    [Fact]
    public async Task A_program_that_does_not_compile_is_one_error_in_the_compilers_words()
    {
        var workload = Lab.Workloads.Broken();

        var result = Measure(workload, await Lab.FullAsync(), "-Scenario Host, Plain -State Cold");

        Assert.Equal(["GoBuildFailed"], result.ErrorIds);
        Assert.Contains(workload.Error!, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(workload.Folder, result.Errors[0].TargetObject);
        Assert.All(result.Output, item => Assert.Equal("BuildFailed", $"{item.Value("Outcome")}"));
        Assert.All(result.Output, item => Assert.Null(item.Value("Median")));
    }

    [Fact]
    public async Task Without_memory_for_the_compiler_the_outcome_says_so()
    {
        var image = await Lab.MinAsync();
        var before = await EngineInventory.OfAsync(Engine);

        var result = Measure(Lab.Workloads.Hello(), image, "-Scenario Plain -State Cold -Memory 30mb -TimeoutSec 40");

        Assert.Contains($"{result.Single.Value("Outcome")}", new[] { "OutOfMemory", "Thrashing" });
        Assert.Contains(Assert.Single(result.ErrorIds), new[] { "GoBuildOutOfMemory", "GoBuildTimeout" });
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task The_time_limit_ends_a_build_and_the_other_scenarios_go_on()
    {
        var image = await Lab.MinAsync();
        var full = await Lab.FullAsync();
        var before = await EngineInventory.OfAsync(Engine);

        var result = Measure(Lab.Workloads.Hello(), image, "-Scenario Plain, KeptContainer, (New-GoBuildScenario Full -Image $more) -Cpus 0.2 -State Cold -TimeoutSec 5", ("more", full));

        Assert.Equal(["TimedOut", "TimedOut"], result.Output.Take(2).Select(item => $"{item.Value("Outcome")}"));
        Assert.Equal(["GoBuildTimeout", "GoBuildTimeout"], result.ErrorIds.Take(2));
        Assert.Null(result.Output[0].Value("Median"));
        Assert.Equal("Full", result.Output[2].Value("Scenario"));
        Assert.Empty((await EngineInventory.OfAsync(Engine)).Except(before));
    }

    [Fact]
    public async Task An_image_that_the_engine_lacks_is_not_pulled()
    {
        await Lab.FullAsync();

        var result = Measure(Lab.Workloads.Hello(), "golang:0.1", "-Scenario Host, Plain, CacheVolume -State Cold");

        Assert.Equal(["ContainerImageMissing"], result.ErrorIds);
        Assert.Contains("docker load", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Host", result.Single.Value("Scenario"));
    }

    [Fact]
    public async Task An_image_without_Go_says_so()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.NoneAsync(), "-Scenario Plain -State Cold");

        Assert.Equal(["GoToolchainNotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Without_an_engine_the_host_is_measured_all_the_same()
    {
        var result = Session.Run(
            "param($p) Measure-GoBuildInContainer $p -DockerHost tcp://127.0.0.1:1 -State Cold -Warmup 0 -Iteration 1", ("p", Lab.Workloads.Hello().Folder));

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Equal("Host", result.Single.Value("Scenario"));
        Assert.Equal("Succeeded", $"{result.Single.Value("Outcome")}");
    }

    [Fact]
    public async Task A_remote_engine_gets_the_sources_sent_and_no_mounts()
    {
        var image = await Lab.FullAsync();
        Variables.Set("DOCKER_TLS_VERIFY", "1");
        Variables.Set("DOCKER_CERT_PATH", Engine.ClientCertificates);

        var result = Session.Run(
            "param($p, $i, $h) Measure-GoBuildInContainer $p -Image $i -DockerHost $h -Scenario BindMount, KeptContainer, CacheVolume -State Edit -Warmup 0 -Iteration 1",
            ("p", Lab.Workloads.Hello().Folder), ("i", image), ("h", Engine.TlsHost));

        Assert.Equal(["BindMountRemote"], result.ErrorIds);
        Assert.Equal(["KeptContainer", "CacheVolume"], result.Output.Select(item => $"{item.Value("Scenario")}"));
        Assert.All(result.Output, item => Assert.Equal("Succeeded", $"{item.Value("Outcome")}"));
    }

    [Fact]
    public async Task A_full_disk_is_told_in_the_words_of_the_build()
    {
        // The engine gives every container a /dev/shm of 64 MiB, which the standard library does not fit into.
        var result = Measure(Lab.Workloads.Service() with { Package = "./..." }, await Lab.MinAsync(),
            "-Scenario (New-GoBuildScenario Small -Environment @{ GOTMPDIR = '/dev/shm'; GOCACHE = '/dev/shm/cache' }) -State Cold");

        Assert.Equal(["GoBuildFailed"], result.ErrorIds);
        Assert.Contains("no space left on device", result.Errors[0].ToString(), StringComparison.Ordinal);
    }
}
