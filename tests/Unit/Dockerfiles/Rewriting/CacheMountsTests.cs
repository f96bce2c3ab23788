using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

public sealed class CacheMountsTests
{
    static readonly string[] Rules = ["BuildCacheNotMounted", "ModuleCacheNotMounted", "CacheTargetDiffers"];

    const string End = "CMD [\"/app\"]\n";

    static string After(string text) => Rewritten.After(text + End, Rules).Replace(End, "");

    [Theory]
    [InlineData("FROM golang:1.24\nCOPY . .\nrun go build .\n", "FROM golang:1.24\nCOPY . .\nrun --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build .\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN --network=host \\\n  # why\n  go vet ./... && \\\n  go build .\n", "FROM golang:1.24\nCOPY . .\nRUN --network=host --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\\n  # why\n  go vet ./... && \\\n  go build .\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN <<EOF\ngo build .\nEOF\n", "FROM golang:1.24\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build <<EOF\ngo build .\nEOF\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN [\"go\", \"build\", \".\"]\n", "FROM golang:1.24\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build [\"go\", \"build\", \".\"]\n")]
    [InlineData("FROM golang:1.24\nENV GOCACHE=/c GOMODCACHE=/m\nUSER 1000\nCOPY . .\nRUN go build .\n", "FROM golang:1.24\nENV GOCACHE=/c GOMODCACHE=/m\nUSER 1000\nCOPY . .\nRUN --mount=type=cache,target=/m,uid=1000 --mount=type=cache,target=/c,uid=1000 go build .\n")]
    [InlineData("FROM golang:1.24\nENV HOME=/h\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,sharing=locked,target=/root/.cache/go-build,id=x go build .\n", "FROM golang:1.24\nENV HOME=/h\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,sharing=locked,target=/h/.cache/go-build,id=x go build .\n")]
    public void Caches_are_mounted_where_go_has_them(string before, string after) => Assert.Equal(after, After(before));

    [Theory]
    [InlineData("FROM golang:1.24 AS a\nCOPY . .\nRUN go build .\nFROM scratch\nCOPY --from=a /go /go\n", "Line 5 reads")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go mod download\nRUN make\n", "'make' on line 4")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go mod download\nRUN cp -r /go/pkg/mod/x /y\n", "Line 4 reads")]
    [InlineData("FROM golang:1.24\nUSER app\nCOPY . .\nRUN go build .\n", "this file does not tell")]
    public void What_reads_them_from_the_image_leaves_it_to_people(string text, string why) =>
        Assert.Contains(Rewritten.Of(text + End, null, Rules).Left, left => left.Why.Contains(why));

    [Theory]
    [InlineData("CMD [\"go\", \"run\", \".\"]\n")]
    [InlineData("CMD [\"bash\"]\n")]
    [InlineData("")]
    public void An_image_to_work_in_keeps_its_caches(string end)
    {
        var text = "FROM golang:1.24\nCOPY . .\nRUN go mod download\n" + end;

        Assert.Equal(text, Rewritten.After(text, Rules));
    }

    [Fact]
    public void The_classic_builder_gets_no_mounts()
    {
        const string Text = "FROM golang:1.24\nCOPY . .\nRUN go build .\n" + End;

        Assert.Equal(Text, Rewritten.Of(Text, null, Rules, new RewriteSettings { Check = new CheckSettings { Builder = DockerfileBuilder.Classic } }).After);
    }

    [Fact]
    public void A_rule_that_is_kept_quiet_or_left_out_changes_nothing()
    {
        const string Text = "FROM golang:1.24\nCOPY . .\n# windockertools ignore=BuildCacheNotMounted,ModuleCacheNotMounted: no room\nRUN go build .\n" + End;

        Assert.False(Rewritten.Of(Text, null, Rules).IsChanged);
        Assert.DoesNotContain("go-build", Rewritten.Of(Text.Replace("# wind", "# off"), null, ["ModuleCacheNotMounted"]).After);
    }

    [Fact]
    public void A_broken_file_stays_as_it_is_and_says_why()
    {
        var result = Rewritten.Of("FROM golang:1.24\nCOPY . .\nRUN go build .\nFRM x\n");

        Assert.False(result.IsChanged);
        Assert.All(result.Left, left => Assert.Contains("InvalidSyntax", left.Why));
        Assert.Contains("InvalidSyntax", result.Left.Select(left => left.RuleId));
    }
}
