using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class CacheTargetDiffersTests
{
    static string Mounted(string target, string before = "", string image = "golang:1.24") => $"FROM {image}\n{before}RUN --mount=type=cache,target={target} go build .";

    [Theory]
    [InlineData("/root/.cache/go_build", "")]
    [InlineData("~/.cache/go-build", "WORKDIR /src\n")]
    [InlineData("/root/.cache/go-build", "ENV GOCACHE=/c\n")]
    [InlineData("/root/.cache/go-build", "ENV HOME=/h\n")]
    [InlineData("/root/.cache/go-build", "USER app\n")]
    [InlineData("/home/app/.cache/go-build", "")]
    [InlineData("/root/go/pkg/mod", "")]
    [InlineData("/go/pkg/mod", "ENV GOMODCACHE=/m\n")]
    [InlineData("/gomod", "")]
    public void A_mount_that_stays_empty_is_found(string target, string before) => Assert.Single(RuleHits.Find(CacheTargetDiffers.Id, Mounted(target, before)));

    [Theory]
    [InlineData("/root/.cache/go-build", "")]
    [InlineData("/root/.cache/go-build/", "")]
    [InlineData("/root/.cache", "")]
    [InlineData("/go", "")]
    [InlineData("/go/pkg", "")]
    [InlineData("/go/pkg/mod/cache", "")]
    [InlineData("/root/.cache/golangci-lint", "")]
    [InlineData("/var/cache/apt", "")]
    [InlineData("/home/app/.cache/go-build", "USER app\n")]
    [InlineData("$CACHE/go-build", "ARG CACHE\n")]
    [InlineData("/c", "ENV GOCACHE=/c\n")]
    [InlineData("/c/go-build", "ENV XDG_CACHE_HOME=/c\n")]
    public void Others_are_not(string target, string before) => Assert.Empty(RuleHits.Find(CacheTargetDiffers.Id, Mounted(target, before)));

    [Fact]
    public void What_an_unknown_base_image_sets_is_not_guessed()
    {
        Assert.Empty(RuleHits.Find(CacheTargetDiffers.Id, Mounted("/go/pkg/mod", "", "example.org/builder:1")));
        Assert.Empty(RuleHits.Find(CacheTargetDiffers.Id, Mounted("/home/me/.cache/go-build", "", "example.org/builder:1")));
        Assert.Single(RuleHits.Find(CacheTargetDiffers.Id, Mounted("/go/pkg/mod", "", "alpine:3.20")));
    }

    [Fact]
    public void One_command_of_several_is_enough() =>
        Assert.Empty(RuleHits.Find(CacheTargetDiffers.Id, "FROM golang:1.24\nRUN --mount=type=cache,target=/x/go-build go vet . && GOCACHE=/x/go-build go build ."));

    [Fact]
    public void A_step_without_go_is_not_looked_at() =>
        Assert.Empty(RuleHits.Find(CacheTargetDiffers.Id, "FROM golang:1.24\nRUN --mount=type=cache,target=/x/go-build make"));

    [Fact]
    public void The_fix_has_the_right_place()
    {
        Assert.Equal("--mount=type=cache,target=/root/.cache/go-build", RuleHits.One(CacheTargetDiffers.Id, Mounted("/root/.cache/go_build")).Fix);
        Assert.Equal("ENV GOCACHE=/root/.cache/go-build", RuleHits.One(CacheTargetDiffers.Id, Mounted("/root/.cache/go-build", "USER app\n")).Fix);
    }
}
