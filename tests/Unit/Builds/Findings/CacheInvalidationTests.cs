using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class CacheInvalidationTests
{
    static BuildFacts Missing(CacheMiss miss) =>
        Facts(CacheVolume() with { CacheMisses = [miss] }, Build("CacheVolume", GoBuildState.Warm, 5.8));

    static BuildFacts Dockerfile(params DockerfileGoLine[] lines) =>
        Facts(Plain(), Build("Plain", GoBuildState.Cold, 16)) with { Project = new() { Dockerfile = lines } };

    [Fact]
    public void A_module_cache_that_moved_is_pinned()
    {
        var finding = Assert.Single(Missing(new(GoBuildState.Warm, CacheInput.ModuleCachePath, 43, "/home/agent-17/go/pkg/mod", "/home/agent-18/go/pkg/mod")).Find(ModuleCachePathChanged.Id));

        Assert.Equal(GoBuildState.Warm, finding.State);
        Assert.Equal("43 packages were compiled again because the module cache moved from /home/agent-17/go/pkg/mod to /home/agent-18/go/pkg/mod.", finding.Finding.Seen);
        Assert.Equal("ENV GOMODCACHE=/home/agent-17/go/pkg/mod", finding.Finding.Fix);
    }

    [Theory]
    [InlineData(CacheInput.Sources)]
    [InlineData(CacheInput.TrimPath)]
    [InlineData(CacheInput.GoVersion)]
    public void A_miss_for_another_reason_does_not_blame_the_module_cache(object changed) =>
        Assert.Empty(Missing(new(GoBuildState.Warm, (CacheInput)changed, 43)).Find(ModuleCachePathChanged.Id));

    [Theory]
    [InlineData(GoBuildState.Edit, 43)]
    [InlineData(GoBuildState.Warm, 0)]
    public void A_miss_in_a_state_that_was_not_measured_or_of_no_package_is_not_told(GoBuildState state, int packages) =>
        Assert.Empty(Missing(new(state, CacheInput.ModuleCachePath, packages)).Find(ModuleCachePathChanged.Id));

    [Fact]
    public void A_cache_filled_without_trimpath_is_of_no_use_to_a_build_with_it()
    {
        var finding = Assert.Single(Missing(new(GoBuildState.Warm, CacheInput.TrimPath, 182, "", "-trimpath")).Find(TrimPathChanged.Id)).Finding;

        Assert.Equal("182 packages were compiled again because -trimpath changed from nothing to -trimpath.", finding.Seen);
        Assert.Equal("ENV GOFLAGS=\"$GOFLAGS -trimpath\"", finding.Fix);
        Assert.Empty(Missing(new(GoBuildState.Warm, CacheInput.CompilerFlags, 182)).Find(TrimPathChanged.Id));
    }

    [Fact]
    public void A_Dockerfile_that_compiles_with_and_without_trimpath_compiles_twice()
    {
        var warm = new DockerfileGoLine(5, ["go", "build", "./..."]);
        var final = new DockerfileGoLine(7, ["go", "build", "-trimpath", "-o", "/app", "."]);
        var environment = new Dictionary<string, string> { ["GOFLAGS"] = "-mod=vendor -trimpath" };

        Assert.Contains("line 5: go build ./... and line 7:", Assert.Single(Dockerfile(warm, final).Find(TrimPathChanged.Id)).Finding.Seen);
        Assert.Empty(Dockerfile(warm with { Environment = environment }, final).Find(TrimPathChanged.Id));
        Assert.Empty(Dockerfile(new(5, ["go", "test", "./..."]), final).Find(TrimPathChanged.Id));
    }

    [Fact]
    public void Compiler_flags_that_changed_are_set_for_all_builds()
    {
        var finding = Assert.Single(Missing(new(GoBuildState.Warm, CacheInput.CompilerFlags, 99, "", "-gcflags=all=-N -l")).Find(CompilerFlagsChanged.Id)).Finding;

        Assert.Contains("99 packages", finding.Seen);
        Assert.Equal("RUN go build '-gcflags=all=-N -l' ./...", finding.Fix);
        Assert.Equal("ENV CGO_ENABLED=0", Assert.Single(Missing(new(GoBuildState.Warm, CacheInput.CompilerFlags, 12, "CGO_ENABLED=1", "CGO_ENABLED=0")).Find(CompilerFlagsChanged.Id)).Finding.Fix);
        Assert.Empty(Missing(new(GoBuildState.Warm, CacheInput.TrimPath, 99)).Find(CompilerFlagsChanged.Id));
    }

    [Fact]
    public void A_Dockerfile_that_compiles_with_different_flags_compiles_twice()
    {
        var warm = new DockerfileGoLine(5, ["go", "build", "./..."]);
        var raced = new DockerfileGoLine(7, ["go", "build", "-race", "."]);

        Assert.Equal("ENV GOFLAGS=\"$GOFLAGS -race\"", Assert.Single(Dockerfile(warm, raced).Find(CompilerFlagsChanged.Id)).Finding.Fix);
        Assert.Equal("RUN go build ./...", Assert.Single(Dockerfile(raced, warm).Find(CompilerFlagsChanged.Id)).Finding.Fix);
    }

    [Fact]
    public void Linker_flags_compile_nothing_again() => Assert.Empty(Dockerfile(
        new DockerfileGoLine(5, ["go", "build", "./..."]), new(7, ["go", "build", "-ldflags", "-s -w", "."])).Find(CompilerFlagsChanged.Id));
}
