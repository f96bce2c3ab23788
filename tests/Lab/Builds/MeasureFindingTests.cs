using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>What is found on real builds: each finding beside a scenario that does not give it.</summary>
[Collection(typeof(GoLab))]
public sealed class MeasureFindingTests(GoLab lab) : MeasureTests(lab)
{
    [Fact]
    public async Task A_build_cache_that_is_not_kept_is_told_with_what_keeping_it_gains()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.MinAsync(), "-Scenario Plain, CacheVolume -State Edit").ThrowIfFailed();

        var finding = Finding(Of(result, "Plain", "Edit"), "BuildCacheNotKept");
        Assert.InRange((double)finding.Value("Gain")!, 1.01, 1000);
        Assert.Contains("--mount=type=cache,target=/root/.cache/go-build", $"{finding.Value("Fix")}", StringComparison.Ordinal);
        Assert.DoesNotContain("BuildCacheNotKept", Ids(Of(result, "CacheVolume", "Edit")));
    }

    [Fact]
    public async Task A_cache_of_modules_alone_and_one_in_the_wrong_place_are_told()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.FullAsync(), """
            -State Warm -Scenario (New-GoBuildScenario Modules -Mount 'mods:/go/pkg/mod'),
                (New-GoBuildScenario Stray -Mount 'builds:/root/.cache/go_build'),
                (New-GoBuildScenario Right -Mount 'mods:/go/pkg/mod', 'builds:/root/.cache/go-build')
            """).ThrowIfFailed();

        string[] ids = ["OnlyModuleCacheKept", "CachePathDiffers"];
        Assert.Equal(["OnlyModuleCacheKept"], Ids(Of(result, "Modules", "Warm")).Intersect(ids));
        Assert.Equal(["CachePathDiffers"], Ids(Of(result, "Stray", "Warm")).Intersect(ids));
        Assert.Empty(Ids(Of(result, "Right", "Warm")).Intersect(ids));
        Assert.Equal(
            "/root/.cache/go_build is kept, but the build cache is /root/.cache/go-build.",
            Finding(Of(result, "Stray", "Warm"), "CachePathDiffers").Value("Seen"));
    }

    [Fact]
    public async Task A_Dockerfile_beside_the_program_is_read()
    {
        var workload = Lab.Workloads.Hello();
        File.WriteAllText(Path.Combine(workload.Folder, "Dockerfile"), """
            FROM golang
            RUN --mount=type=cache,target=/go/pkg/mod go mod download && go build .
            RUN go build -trimpath .
            """);

        var result = Measure(workload, await Lab.FullAsync(), "-Scenario Plain, Host -State Cold, Warm").ThrowIfFailed();

        // What holds for every state is told once.
        var plain = Of(result, "Plain", "Cold");
        Assert.StartsWith("Dockerfile line 2: go build .: a cache mount for /go/pkg/mod", $"{Finding(plain, "OnlyModuleCacheKept").Value("Seen")}", StringComparison.Ordinal);
        Assert.Contains("line 3: go build -trimpath .", $"{Finding(plain, "TrimPathChanged").Value("Seen")}", StringComparison.Ordinal);
        Assert.All(result.Output.Where(item => item != plain), item => Assert.Empty(Ids(item).Intersect(["OnlyModuleCacheKept", "TrimPathChanged"])));
    }

    [Fact]
    public async Task A_quota_that_throttles_is_told_and_threads_above_it_unless_the_image_sets_them()
    {
        var image = await Lab.FullAsync();
        var one = await Lab.WithAsync("full", "ENV GOMAXPROCS=1");

        var result = Measure(Lab.Workloads.Hello(), image,
            "-State Warm -Scenario Plain, (New-GoBuildScenario Quota -Cpus 0.2), (New-GoBuildScenario One -Cpus 0.2 -Image $more)", ("more", one)).ThrowIfFailed();

        string[] ids = ["CpuQuotaThrottles", "GoMaxProcsAboveQuota"];
        Assert.Empty(Ids(Of(result, "Plain", "Warm")).Intersect(ids));
        Assert.Equal(ids, Ids(Of(result, "Quota", "Warm")).Intersect(ids));
        Assert.DoesNotContain("GoMaxProcsAboveQuota", Ids(Of(result, "One", "Warm")));
        Assert.InRange((double)Finding(Of(result, "Quota", "Warm"), "CpuQuotaThrottles").Value("Gain")!, 1.01, 1000);
    }

    [Fact]
    public async Task Too_little_memory_is_told_with_the_limit()
    {
        var result = Measure(Lab.Workloads.Hello(), await Lab.MinAsync(), "-State Cold -TimeoutSec 40 -Scenario Plain, (New-GoBuildScenario Small -Memory 30mb)");

        string[] ids = ["OutOfMemory", "MemoryThrash"];
        var found = Assert.Single(Ids(Of(result, "Small", "Cold")).Intersect(ids));
        Assert.Contains("30.0 MiB", $"{Finding(Of(result, "Small", "Cold"), found).Value("Seen")}", StringComparison.Ordinal);
        Assert.Empty(Ids(Of(result, "Plain", "Cold")).Intersect(ids));
    }

    [Fact]
    public async Task A_standard_library_that_is_compiled_too_is_told_and_is_not_compared()
    {
        var full = await Lab.FullAsync();

        var result = Measure(Lab.Workloads.Hello(), await Lab.MinAsync(), "-State Cold -Scenario (New-GoBuildScenario Full -Image $more), Plain", ("more", full)).ThrowIfFailed();

        string[] ids = ["StdNotPrecompiled", "NotComparable"];
        Assert.Equal(ids, Ids(Of(result, "Plain", "Cold")).Intersect(ids));
        Assert.InRange((double)Finding(Of(result, "Plain", "Cold"), "StdNotPrecompiled").Value("Gain")!, 1.01, 1000);
        Assert.Empty(Ids(Of(result, "Full", "Cold")).Intersect(ids));
    }

    [Fact]
    public async Task A_limit_on_writing_does_nothing_to_a_build()
    {
        var image = await Lab.FullAsync();
        var device = BlockDevice.Of("/");
        Assert.SkipWhen(device is null, "the device under / has no name here");

        var result = Measure(Lab.Workloads.Hello(), image, "-State Cold -Scenario Plain, (New-GoBuildScenario Slow -DeviceWriteBps $more)", ("more", $"{device}:1mb")).ThrowIfFailed();

        var finding = Finding(Of(result, "Slow", "Cold"), "WriteLimitWithoutEffect");
        Assert.StartsWith($"With writes to {device} limited to 1.00 MiB/s", $"{finding.Value("Seen")}", StringComparison.Ordinal);
        Assert.DoesNotContain("WriteLimitWithoutEffect", Ids(Of(result, "Plain", "Cold")));
    }

    [Fact]
    public async Task A_cache_archive_is_worth_it_for_a_long_build_alone()
    {
        // Compiled in no time, and kept whole in the build cache.
        var assets = Lab.Workloads.Hello();
        File.WriteAllText(Path.Combine(assets.Folder, "assets.go"), "package main\n\nimport _ \"embed\"\n\n//go:embed assets.bin\nvar Assets []byte\n");
        File.WriteAllBytes(Path.Combine(assets.Folder, "assets.bin"), RandomNumberGenerator.GetBytes(48 << 20));

        var full = Measure(assets, await Lab.FullAsync(), "-State Warm -Scenario Plain, AgentCache").ThrowIfFailed();

        Assert.InRange((double)Finding(Of(full, "AgentCache", "Warm"), "CacheArchiveSlower").Value("Gain")!, 1.0, 1000);

        var min = Measure(Lab.Workloads.Hello(), await Lab.MinAsync(), "-State Warm -Scenario Plain, AgentCache").ThrowIfFailed();
        Assert.DoesNotContain("CacheArchiveSlower", Ids(Of(min, "AgentCache", "Warm")));
    }

    [Fact]
    public async Task What_bounds_a_build_is_told_where_builds_are_explained()
    {
        var result = Measure(Lab.Workloads.Web(), await Lab.FullAsync(), "-State Cold, Edit -Scenario KeptContainer -Explain").ThrowIfFailed();

        // Cold, the standard library is compiled: packages that import one another. After an edit, one package and the link.
        var (cold, edit) = (Of(result, "KeptContainer", "Cold"), Of(result, "KeptContainer", "Edit"));
        string[] ids = ["LinkDominates", "CriticalPathBounds"];
        Assert.Equal(["CriticalPathBounds"], Ids(cold).Intersect(ids));
        Assert.Equal(["LinkDominates"], Ids(edit).Intersect(ids));
        Assert.Superset(new HashSet<string> { "Load packages", "Parse and type check", "SSA and code generation", "Link: Loadlib" }, PhasesOf(cold));
        Assert.Empty(PhasesOf(edit));
    }

    [Fact]
    public async Task Modules_that_are_fetched_for_every_build_are_told_where_they_are_most_of_it()
    {
        var workload = await Lab.Workloads.GinProxyAsync();

        var result = Measure(workload, await Lab.FullAsync(),
            "-State Warm -Scenario (New-GoBuildScenario Builds -Mount 'builds:/root/.cache/go-build'), CacheVolume -GoProxy $more -Explain", ("more", workload.ProxyUrl)).ThrowIfFailed();

        TimeSpan Fetching(string scenario) => (TimeSpan)PSObject.AsPSObject(Of(result, scenario, "Warm").Value("Profile")).Value("ModuleDownloadTime")!;
        // Where modules are kept, the go command still looks whether they are there.
        Assert.InRange(Fetching("CacheVolume"), TimeSpan.Zero, Fetching("Builds") / 10);
        Assert.EndsWith("is fetching modules.", $"{Finding(Of(result, "Builds", "Warm"), "ModuleDownloadDominates").Value("Seen")}", StringComparison.Ordinal);
        Assert.DoesNotContain("ModuleDownloadDominates", Ids(Of(result, "CacheVolume", "Warm")));
    }

    [Fact]
    public async Task A_limit_that_just_suffices_is_told()
    {
        var (workload, image) = (Lab.Workloads.Hello(), await Lab.MinAsync());
        var peak = (long)Of(Measure(workload, image, "-State Cold -Scenario Plain").ThrowIfFailed(), "Plain", "Cold").Value("PeakMemory")!;

        var result = Measure(workload, image, "-State Cold -Scenario (New-GoBuildScenario Near -Memory $more), (New-GoBuildScenario Wide -Memory 2gb)", ("more", peak)).ThrowIfFailed();

        Assert.Contains("MemoryLimitNear", Ids(Of(result, "Near", "Cold")));
        Assert.DoesNotContain("MemoryLimitNear", Ids(Of(result, "Wide", "Cold")));
    }

    static HashSet<string> PhasesOf(PSObject measured) =>
        [.. ((IEnumerable)PSObject.AsPSObject(measured.Value("Profile")).Value("Phases")!).Cast<object>().Select(phase => $"{PSObject.AsPSObject(phase).Value("Name")}")];

    static IEnumerable<PSObject> Findings(PSObject measured) => ((IEnumerable)measured.Value("Findings")!).Cast<object>().Select(PSObject.AsPSObject);

    static IEnumerable<string> Ids(PSObject measured) => Findings(measured).Select(finding => $"{finding.Value("Id")}");

    static PSObject Finding(PSObject measured, string id) => Assert.Single(Findings(measured), finding => $"{finding.Value("Id")}" == id);
}
