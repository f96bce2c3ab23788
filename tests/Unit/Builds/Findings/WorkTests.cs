using System;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

/// <summary>What the build itself spends its time on.</summary>
public sealed class WorkTests
{
    static GoBuildMeasurement Linked(string scenario, double link, double median) => new()
    {
        Scenario = scenario, State = GoBuildState.Edit, Median = TimeSpan.FromSeconds(median), LinkTime = TimeSpan.FromSeconds(link), BinarySize = 10 * Mebi,
    };

    [Fact]
    public void A_link_that_takes_most_of_an_edit_is_told()
    {
        var finding = Assert.Single(Facts(
            [CacheVolume(), Of("Stripped", GoBuildBase.CacheVolume, "-ldflags=-s -w") with { Mounts = BothCaches }],
            Linked("CacheVolume", 0.3, 0.5), Linked("Stripped", 0.15, 0.4)).Find(LinkDominates.Id)).Finding;

        Assert.Equal("The link takes 0.30 s of 0.50 s, for a program of 10.0 MiB.", finding.Seen);
        Assert.Equal("go build -ldflags=\"-s -w\" .", finding.Fix);
        Assert.Equal(1.25, finding.Gain!.Value, 3);
    }

    [Fact]
    public void A_program_linked_without_debug_information_is_not_told_to_leave_it_out() =>
        Assert.Equal("go vet .", Assert.Single(Facts(Of("S", GoBuildBase.CacheVolume, "-ldflags", "-s"), Linked("S", 0.3, 0.4)).Find(LinkDominates.Id)).Finding.Fix);

    [Theory]
    [InlineData(0.36, 8.0)]
    [InlineData(0.1, 0.12)]
    public void A_link_that_is_a_small_part_or_short_is_not_the_matter(double link, double median) =>
        Assert.Empty(Facts(CacheVolume(), Linked("CacheVolume", link, median)).Find(LinkDominates.Id));

    static GoBuildMeasurement Profiled(double duration, double path, int built, params GoBuildAction[] actions) => new()
    {
        Scenario = "Plain", State = GoBuildState.Cold, Path = "/src/app", Median = TimeSpan.FromSeconds(duration), PackagesBuilt = built,
        Profile = new GoBuildProfile { Duration = TimeSpan.FromSeconds(duration), CriticalPath = TimeSpan.FromSeconds(path), PackagesBuilt = built, Actions = actions },
    };

    static GoBuildAction Action(string package, double seconds, bool isOnPath, bool isCached = false) =>
        new() { Mode = "build", Package = package, Duration = TimeSpan.FromSeconds(seconds), IsOnCriticalPath = isOnPath, IsCached = isCached };

    [Fact]
    public void A_build_as_long_as_its_critical_path_gains_nothing_from_CPUs()
    {
        var finding = Assert.Single(Facts(Plain(), Profiled(
            8.02, 7.95, 55, Action("net", 1.06, true), Action("github.com/ugorji/go/codec", 2.57, true), Action("big", 9, false))).Find(CriticalPathBounds.Id)).Finding;

        Assert.Equal("Of 8.02 s, 7.95 s is one chain of packages that wait for one another: github.com/ugorji/go/codec 2.57 s, net 1.06 s.", finding.Seen);
        Assert.Contains("at most 1.01 times faster", finding.Cause);
        Assert.Equal("go mod why github.com/ugorji/go/codec", finding.Fix);
    }

    [Theory]
    [InlineData(16, 8, 55)]
    [InlineData(0.5, 0.49, 1)]
    [InlineData(0.5, 0.49, 9)]
    [InlineData(8, 0, 55)]
    public void A_build_that_waits_for_CPUs_or_compiles_little_is_not_bound(double duration, double path, int built) =>
        Assert.Empty(Facts(Plain(), Profiled(duration, path, built)).Find(CriticalPathBounds.Id));

    [Fact]
    public void Ten_packages_are_enough_to_be_bound_by() => Assert.Single(Facts(Plain(), Profiled(0.5, 0.49, 10, Action("net", 0.3, true))).Find(CriticalPathBounds.Id));

    [Fact]
    public void A_cold_build_that_compiles_the_standard_library_is_told_so()
    {
        var bare = Plain("Bare") with { HasPrecompiledStd = false, Scenario = new("Bare", GoBuildBase.Plain) { Image = "go-local:min" } };
        var finding = Assert.Single(Facts([Plain(), bare], Build("Plain", GoBuildState.Cold, 8.3), Build("Bare", GoBuildState.Cold, 16.6)).Find(StdNotPrecompiled.Id));

        Assert.Equal("Bare", finding.Scenario);
        Assert.Equal("go1.19.8 has no compiled standard library in /usr/lib/go: a cold build of 16.6 s compiles it too.", finding.Finding.Seen);
        Assert.EndsWith("RUN go build std", finding.Finding.Fix);
        Assert.Equal(2, finding.Finding.Gain!.Value, 3);
    }

    [Theory]
    [InlineData("go1.19.8", null, 0)]
    [InlineData("go1.20", null, 1)]
    [InlineData("go1.24.1", null, 1)]
    [InlineData("go1.24.1", true, 0)]
    [InlineData("go1.19.8", false, 1)]
    [InlineData(null, null, 0)]
    public void Where_the_image_was_not_looked_into_the_version_tells(string? version, bool? has, int findings) => Assert.Equal(findings, Facts(
        Plain() with { HasPrecompiledStd = has, Go = Go119 with { Version = version } }, Build("Plain", GoBuildState.Cold, 8)).Find(StdNotPrecompiled.Id).Count);

    [Fact]
    public void A_kept_cache_has_the_standard_library_compiled()
    {
        var kept = CacheVolume() with { HasPrecompiledStd = false };
        var builtIn = Profiled(8, 1, 40, Action("runtime", 0, false, isCached: true));

        Assert.Empty(Facts(kept, Build("CacheVolume", GoBuildState.Edit, 0.5)).Find(StdNotPrecompiled.Id));
        Assert.Empty(Facts(Plain() with { HasPrecompiledStd = false }, builtIn).Find(StdNotPrecompiled.Id));
        Assert.Single(Facts(Plain() with { HasPrecompiledStd = false }, Profiled(8, 1, 40, Action("runtime", 1, false))).Find(StdNotPrecompiled.Id));
    }

    static readonly ScenarioFacts OnlyBuildCache = Plain("OnlyBuildCache") with { Mounts = [Volume(BuildCache)] };

    [Fact]
    public void A_build_that_mostly_fetches_modules_is_told_what_keeping_them_gains()
    {
        var finding = Assert.Single(Facts(
            [OnlyBuildCache, CacheVolume()], Build("OnlyBuildCache", GoBuildState.Warm, 1.75), Build("CacheVolume", GoBuildState.Warm, 0.5)).Find(ModuleDownloadDominates.Id)).Finding;

        Assert.Equal("Of 1.75 s, 1.25 s is fetching modules.", finding.Seen);
        Assert.Contains(ModuleCache, finding.Fix);
        Assert.Equal(3.5, finding.Gain);
    }

    static GoBuildMeasurement Downloading(string scenario, GoBuildState state, double seconds, double download) => new()
    {
        Scenario = scenario, State = state, Median = TimeSpan.FromSeconds(seconds), Profile = new() { ModuleDownloadTime = TimeSpan.FromSeconds(download) },
    };

    [Fact]
    public void A_download_that_was_timed_needs_no_second_scenario()
    {
        var facts = Facts(OnlyBuildCache, Downloading("OnlyBuildCache", GoBuildState.Warm, 1.75, 1.2));

        Assert.Null(Assert.Single(facts.Find(ModuleDownloadDominates.Id)).Finding.Gain);
        Assert.Empty((facts with { Project = new() { IsVendored = true } }).Find(ModuleDownloadDominates.Id));
        Assert.Empty((facts with { Project = new() { HasDependencies = false } }).Find(ModuleDownloadDominates.Id));
    }

    [Fact]
    public void Fetching_that_is_a_small_part_or_not_done_is_not_the_matter()
    {
        Assert.Empty(Facts(Plain(), Downloading("Plain", GoBuildState.Cold, 10.1, 1.6)).Find(ModuleDownloadDominates.Id));
        Assert.Empty(Facts(CacheVolume(), Downloading("CacheVolume", GoBuildState.Warm, 0.5, 0)).Find(ModuleDownloadDominates.Id));
    }

    [Fact]
    public void What_both_caches_save_is_not_all_download() => Assert.Empty(
        Facts([Plain(), CacheVolume()], Build("Plain", GoBuildState.Warm, 10.1), Build("CacheVolume", GoBuildState.Warm, 0.5)).Find(ModuleDownloadDominates.Id));

    [Fact]
    public void The_download_of_builds_that_overlap_is_not_made_up()
    {
        GoBuildMeasurement Noisy(string scenario, double median) => new()
        {
            Scenario = scenario, State = GoBuildState.Warm, Median = TimeSpan.FromSeconds(median), Interval = new(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(2)),
        };

        Assert.Empty(Facts([OnlyBuildCache, CacheVolume()], Noisy("OnlyBuildCache", 1.75), Noisy("CacheVolume", 0.5)).Find(ModuleDownloadDominates.Id));
    }
}
