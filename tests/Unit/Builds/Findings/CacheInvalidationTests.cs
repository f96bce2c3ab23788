using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Builds.Findings.Rules;
using Xunit;
using static WinDockerTools.Tests.Builds.Findings.Supplied;

namespace WinDockerTools.Tests.Builds.Findings;

public sealed class CacheInvalidationTests
{
    static BuildFacts Dockerfile(params DockerfileGoLine[] lines) =>
        Facts(Plain(), Build("Plain", GoBuildState.Cold, 16)) with { Project = new() { Dockerfile = lines } };

    static DockerfileGoLine In(int line, string variable, string value, params string[] more) =>
        new(line, ["go", "build", .. more, "./..."]) { Environment = new Dictionary<string, string> { [variable] = value } };

    [Theory]
    [InlineData("GOMODCACHE", "/a/mod", "GOMODCACHE", "/b/mod", "/a/mod")]
    [InlineData("GOPATH", "/a:/x", "GOPATH", "/b", "/a/pkg/mod")]
    [InlineData("OTHER", "", "GOPATH", "/b", ModuleCache)]
    public void A_module_cache_that_moves_is_pinned(string variable, string value, string otherVariable, string other, string first)
    {
        var finding = Assert.Single(Dockerfile(In(5, variable, value), In(7, otherVariable, other)).Find(ModuleCachePathChanged.Id));

        Assert.Equal(("Plain", null), (finding.Scenario, finding.State));
        Assert.StartsWith($"Dockerfile line 5: go build ./... has its modules in {first}, line 7: go build ./... in /b/", finding.Finding.Seen);
        Assert.Equal($"ENV GOMODCACHE={first}", finding.Finding.Fix);
    }

    [Fact]
    public void Where_modules_are_matters_to_who_has_some_and_keeps_their_paths()
    {
        var (one, other) = (In(5, "GOMODCACHE", "/a"), In(7, "GOMODCACHE", "/b"));
        var facts = Dockerfile(one, other);

        Assert.Empty((facts with { Project = facts.Project with { IsVendored = true } }).Find(ModuleCachePathChanged.Id));
        Assert.Empty((facts with { Project = facts.Project with { HasDependencies = false } }).Find(ModuleCachePathChanged.Id));
        Assert.Empty(Dockerfile(one, In(7, "GOMODCACHE", "/b", "-trimpath")).Find(ModuleCachePathChanged.Id));
        Assert.Empty(Dockerfile(one, In(7, "GOMODCACHE", "/a"), In(8, "GOPATH", "/go") with { Arguments = ["go", "test"] }).Find(ModuleCachePathChanged.Id));
        Assert.Empty(Dockerfile(one).Find(ModuleCachePathChanged.Id));
        Assert.NotEmpty(Dockerfile(one, In(6, "GOMODCACHE", "/b", "-trimpath"), other).Find(ModuleCachePathChanged.Id));
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
    public void A_Dockerfile_that_compiles_with_different_flags_compiles_twice()
    {
        var warm = new DockerfileGoLine(5, ["go", "build", "./..."]);
        var raced = new DockerfileGoLine(7, ["go", "build", "-race", "."]);

        Assert.Equal("ENV GOFLAGS=\"$GOFLAGS -race\"", Assert.Single(Dockerfile(warm, raced).Find(CompilerFlagsChanged.Id)).Finding.Fix);
        Assert.Equal("RUN go build ./...", Assert.Single(Dockerfile(raced, warm).Find(CompilerFlagsChanged.Id)).Finding.Fix);
        Assert.Equal("ENV CGO_ENABLED=0", Assert.Single(Dockerfile(warm, In(7, "CGO_ENABLED", "0")).Find(CompilerFlagsChanged.Id)).Finding.Fix);
        Assert.Equal("RUN go build '-gcflags=all=-N -l' ./...", Assert.Single(Dockerfile(warm, new(7, ["go", "build", "-gcflags=all=-N -l", "."])).Find(CompilerFlagsChanged.Id)).Finding.Fix);
    }

    [Fact]
    public void Stages_that_share_no_cache_do_not_compile_twice_for_their_flags()
    {
        var plain = new DockerfileGoLine(5, ["go", "build", "."]) { Stage = 1, CacheTargets = ["/c"] };
        var raced = new DockerfileGoLine(9, ["go", "build", "-race", "."]) { Stage = 2, CacheTargets = ["/d"] };

        Assert.Empty(Dockerfile(plain, raced).Find(CompilerFlagsChanged.Id));
        Assert.NotEmpty(Dockerfile(plain, raced with { Stage = 1 }).Find(CompilerFlagsChanged.Id));
        Assert.NotEmpty(Dockerfile(plain, raced with { CacheTargets = ["/d", "/c"] }).Find(CompilerFlagsChanged.Id));
        Assert.NotEmpty(Dockerfile(plain, raced, raced with { Line = 10, Arguments = ["go", "build", "-cover", "."] }).Find(CompilerFlagsChanged.Id));
    }

    [Fact]
    public void Linker_flags_compile_nothing_again() => Assert.Empty(Dockerfile(
        new DockerfileGoLine(5, ["go", "build", "./..."]), new(7, ["go", "build", "-ldflags", "-s -w", "."])).Find(CompilerFlagsChanged.Id));
}
