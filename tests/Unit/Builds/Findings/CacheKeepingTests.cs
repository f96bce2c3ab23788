using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class CacheKeepingTests
{
    [Fact]
    public void A_container_that_keeps_nothing_compiles_everything_at_every_edit()
    {
        var finding = Assert.Single(Facts(
            [Plain(), CacheVolume()],
            Build("Plain", GoBuildState.Cold, 8.3), Build("Plain", GoBuildState.Edit, 8.2), Build("CacheVolume", GoBuildState.Edit, 0.5)).Find(BuildCacheNotKept.Id));

        Assert.Equal(("Plain", GoBuildState.Edit), (finding.Scenario, finding.State));
        Assert.Contains("8.20 s", finding.Finding.Seen);
        Assert.Contains($"--mount=type=cache,target={BuildCache}", finding.Finding.Fix);
        Assert.Contains("go build ./cmd/app", finding.Finding.Fix);
        Assert.Equal(16.4, finding.Finding.Gain!.Value, 3);
    }

    [Fact]
    public void A_gain_that_was_not_measured_is_not_claimed()
    {
        Assert.Null(Assert.Single(Facts(Plain(), Build("Plain", GoBuildState.Edit, 8.2)).Find(BuildCacheNotKept.Id)).Finding.Gain);
        Assert.Null(Assert.Single(Facts(
            [Plain(), CacheVolume()], Build("Plain", GoBuildState.Cold, 8.3), Build("CacheVolume", GoBuildState.Edit, 0.5)).Find(BuildCacheNotKept.Id)).Finding.Gain);
    }

    [Fact]
    public void A_faster_scenario_that_keeps_no_cache_either_proves_nothing() => Assert.Null(Assert.Single(
        Facts([Plain(), Of("Tmpfs", GoBuildBase.Tmpfs)], Build("Plain", GoBuildState.Edit, 8.2), Build("Tmpfs", GoBuildState.Edit, 4)).Find(BuildCacheNotKept.Id),
        finding => finding.Scenario == "Plain").Finding.Gain);

    [Theory]
    [InlineData(GoBuildBase.Host)]
    [InlineData(GoBuildBase.KeptContainer)]
    [InlineData(GoBuildBase.AgentCache)]
    [InlineData(GoBuildBase.CacheVolume)]
    public void A_scenario_that_keeps_its_build_cache_is_not_told_to(GoBuildBase @base) =>
        Assert.Empty(Facts(Of("A", @base), Build("A", GoBuildState.Edit, 8)).Find(BuildCacheNotKept.Id));

    [Fact]
    public void A_build_that_takes_no_longer_than_a_warm_one_needs_no_cache() =>
        Assert.Empty(Facts(Plain(), Build("Plain", GoBuildState.Edit, 0.4)).Find(BuildCacheNotKept.Id));

    [Fact]
    public void A_cache_in_memory_or_read_only_is_not_kept()
    {
        var inMemory = Plain() with { Mounts = [new(ContainerMountType.Tmpfs, null, BuildCache)] };
        var readOnly = Plain() with { Mounts = [Volume(BuildCache) with { IsReadOnly = true }] };

        Assert.Single(Facts(inMemory, Build("Plain", GoBuildState.Edit, 8)).Find(BuildCacheNotKept.Id));
        Assert.Single(Facts(readOnly, Build("Plain", GoBuildState.Edit, 8)).Find(BuildCacheNotKept.Id));
    }

    [Fact]
    public void Kept_modules_alone_leave_the_compiling_to_do()
    {
        var facts = Facts(
            [Plain() with { Mounts = [Volume("/go")] }, CacheVolume()],
            Build("Plain", GoBuildState.Edit, 8.5), Build("CacheVolume", GoBuildState.Edit, 0.5));

        var finding = Assert.Single(facts.Find(OnlyModuleCacheKept.Id)).Finding;
        Assert.Contains(BuildCache, finding.Fix);
        Assert.Equal(17, finding.Gain!.Value, 3);
        Assert.Empty(facts.Find(BuildCacheNotKept.Id));
    }

    [Fact]
    public void Both_caches_kept_are_both_kept() => Assert.Empty(Facts(CacheVolume(), Build("CacheVolume", GoBuildState.Edit, 8.5)).Find(OnlyModuleCacheKept.Id));

    [Fact]
    public void The_template_of_docker_init_keeps_modules_only()
    {
        DockerfileGoLine[] template =
        [
            new(12, ["go", "mod", "download", "-x"]) { CacheTargets = ["/go/pkg/mod/"] },
            new(20, ["go", "build", "-o", "/bin/server", "."]) { CacheTargets = ["/go/pkg/mod/"] },
        ];
        var facts = Facts(Plain(), Build("Plain", GoBuildState.Cold, 8.5)) with { Project = new() { Dockerfile = template } };

        var finding = Assert.Single(facts.Find(OnlyModuleCacheKept.Id));
        Assert.Null(finding.State);
        Assert.Contains("line 20", finding.Finding.Seen);
        Assert.Equal($"RUN --mount=type=cache,target={BuildCache} --mount=type=cache,target={ModuleCache} \\\n    go build -o /bin/server .", finding.Finding.Fix);
    }

    [Fact]
    public void A_Dockerfile_with_both_mounts_is_left_alone()
    {
        var line = new DockerfileGoLine(20, ["go", "build", "."]) { CacheTargets = [ModuleCache, "/root/.cache"] };
        var facts = Facts(Plain(), Build("Plain", GoBuildState.Cold, 8.5)) with { Project = new() { Dockerfile = [line] } };

        Assert.Empty(facts.Find(OnlyModuleCacheKept.Id));
        Assert.Empty(facts.Find(CachePathDiffers.Id));
        Assert.Empty((facts with { Project = new() { Dockerfile = [line with { CacheTargets = [] }] } }).Find(OnlyModuleCacheKept.Id));
    }

    [Fact]
    public void A_volume_where_the_go_command_does_not_look_stays_empty()
    {
        var user = Plain() with { Go = Go119 with { BuildCache = "/home/app/.cache/go-build" }, Mounts = [Volume(BuildCache), Volume(ModuleCache)] };
        var facts = Facts(user, Build("Plain", GoBuildState.Edit, 8.5));

        var finding = Assert.Single(facts.Find(CachePathDiffers.Id)).Finding;
        Assert.Equal($"{BuildCache} is kept, but the build cache is /home/app/.cache/go-build.", finding.Seen);
        Assert.Contains($"-e GOCACHE={BuildCache}", finding.Fix);
        Assert.Empty(facts.Find(OnlyModuleCacheKept.Id));
        Assert.Empty(Facts(user with { Mounts = [Volume(BuildCache)] }, Build("Plain", GoBuildState.Edit, 8.5)).Find(BuildCacheNotKept.Id));
    }

    [Fact]
    public void A_volume_for_something_else_is_not_taken_for_a_cache()
    {
        var facts = Facts(Plain() with { Mounts = [Volume("/data")] }, Build("Plain", GoBuildState.Edit, 8.5));

        Assert.Empty(facts.Find(CachePathDiffers.Id));
        Assert.Single(facts.Find(BuildCacheNotKept.Id));
    }

    [Fact]
    public void A_volume_that_holds_the_build_cache_is_in_the_right_place() =>
        Assert.Empty(Facts(Plain() with { Mounts = [Volume(BuildCache)] }, Build("Plain", GoBuildState.Edit, 8.5)).Find(CachePathDiffers.Id));

    [Fact]
    public void A_cache_mount_for_another_user_is_named_with_its_line()
    {
        var line = new DockerfileGoLine(9, ["go", "build", "."]) { CacheTargets = [BuildCache] };
        var moved = line with { Environment = new System.Collections.Generic.Dictionary<string, string> { ["GOCACHE"] = "/tmp/gocache" } };
        var facts = Facts(Plain(), Build("Plain", GoBuildState.Cold, 8.5));

        var finding = Assert.Single((facts with { Project = new() { Dockerfile = [moved] } }).Find(CachePathDiffers.Id)).Finding;
        Assert.Contains("line 9", finding.Seen);
        Assert.Equal($"ENV GOCACHE={BuildCache}", finding.Fix);
        Assert.Empty((facts with { Project = new() { Dockerfile = [line] } }).Find(CachePathDiffers.Id));
        Assert.Empty((facts with { Project = new() { Dockerfile = [moved with { CacheTargets = [BuildCache, "/tmp/gocache"] }] } }).Find(CachePathDiffers.Id));
    }

    [Fact]
    public void From_supplied_facts_a_Windows_container_is_given_volumes_with_Windows_paths()
    {
        var windows = Plain() with { ImageOS = "windows", Go = WindowsGo };

        Assert.StartsWith(
            @"docker run -v gocache:C:\Users\me\AppData\Local\go-build ",
            Assert.Single(Facts(windows, Build("Plain", GoBuildState.Edit, 9)).Find(BuildCacheNotKept.Id)).Finding.Fix);
        var kept = Facts(windows with { Mounts = [Volume(@"c:\users\ME\appdata\local\go-build")] }, Build("Plain", GoBuildState.Edit, 9));
        Assert.Empty(kept.Find(BuildCacheNotKept.Id));
        Assert.Empty(kept.Find(CachePathDiffers.Id));
    }
}
