using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class BuildCacheNotMountedTests
{
    const string Start = "FROM golang:1.24\nCOPY . .\n";

    static string Lines(string text) => RuleHits.Lines(BuildCacheNotMounted.Id, text);

    [Theory]
    [InlineData("RUN go build -o /app .")]
    [InlineData("RUN CGO_ENABLED=0 /usr/local/go/bin/go install ./...")]
    [InlineData("RUN go vet ./... && go test ./...")]
    [InlineData("RUN xx-go build .")]
    [InlineData("RUN [\"go\", \"build\", \".\"]")]
    [InlineData("RUN sh -c 'go build .'")]
    [InlineData("RUN --mount=type=cache,target=/go/pkg/mod go build .")]
    [InlineData("RUN --mount=type=tmpfs,target=/root/.cache/go-build go build .")]
    public void A_step_that_compiles_without_it_is_found(string step) => Assert.Equal("3", Lines(Start + step));

    [Theory]
    [InlineData("RUN --mount=type=cache,target=/root/.cache/go-build go build .")]
    [InlineData("RUN --mount=type=cache,target=/root/.cache/go-build/ go build .")]
    [InlineData("RUN --mount=type=cache,target=/root/.cache go build .")]
    [InlineData("RUN --mount=type=cache,target=/c GOCACHE=/c/go go build .")]
    [InlineData("ENV GOCACHE=/c\nRUN --mount=type=cache,target=/c go build .")]
    [InlineData("ARG GOCACHE=/c\nRUN --mount=type=cache,target=$GOCACHE go build .")]
    [InlineData("ARG CACHE\nRUN --mount=type=cache,target=$CACHE go build .")]
    [InlineData("WORKDIR /w\nENV GOCACHE=/w/c\nRUN --mount=type=cache,target=c go build .")]
    [InlineData("RUN go env -w GOCACHE=/c\nRUN --mount=type=cache,target=/c go build .")]
    [InlineData("USER app\nRUN --mount=type=cache,target=/home/app/.cache/go-build go build .")]
    [InlineData("RUN go version")]
    [InlineData("RUN go mod download")]
    [InlineData("RUN go install example.org/tool@v1.2.3")]
    [InlineData("RUN go run example.org/tool@latest -a b")]
    [InlineData("RUN go build std")]
    [InlineData("RUN echo go build")]
    [InlineData("RUN make")]
    public void Others_are_not(string step) => Assert.Equal("", Lines(Start + step));

    [Theory]
    [InlineData("FROM golang:1.24\nRUN git clone https://example.org/x && cd x && go build .", "")]
    [InlineData("FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN go build example.org/lib", "")]
    [InlineData("FROM golang:1.24\nCOPY go.* Makefile ./\nRUN go build example.org/lib", "")]
    [InlineData("FROM golang:1.24\nRUN --mount=type=bind,target=. go build .", "2")]
    [InlineData("FROM golang:1.24\nCOPY main.go ./\nRUN go build .", "3")]
    [InlineData("FROM scratch AS src\nCOPY . .\nFROM golang:1.24\nCOPY --from=src . .\nRUN go build .", "5")]
    [InlineData("FROM golang:1.24 AS base\nCOPY . .\nFROM base\nRUN go build .", "4")]
    [InlineData("FROM golang:1.24\nCOPY --from=tonistiigi/xx / /\nRUN go build example.org/lib", "")]
    public void Only_what_edits_change_counts(string text, string lines) => Assert.Equal(lines, Lines(text));

    [Theory]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build .", "RUN --mount=type=cache,target=/root/.cache/go-build go build .", "(/root/.cache/go-build)")]
    [InlineData("FROM golang:1.24\nCOPY . .\nUSER 1000:1000\nENV HOME=/h\nRUN go build .", "RUN --mount=type=cache,target=/h/.cache/go-build,uid=1000 go build .", "(/h/.cache/go-build)")]
    [InlineData("FROM example.org/own/builder:1\nCOPY . .\nRUN go build .", "RUN --mount=type=cache,target=/root/.cache/go-build go build .", "unless the base image sets another")]
    [InlineData("FROM alpine:3.20\nCOPY . .\nENV XDG_CACHE_HOME=/x\nrun go build .", "run --mount=type=cache,target=/x/go-build go build .", "(/x/go-build)")]
    public void The_path_is_told(string text, string fix, string where)
    {
        var found = RuleHits.One(BuildCacheNotMounted.Id, text);

        Assert.Equal(fix, found.Fix);
        Assert.Contains(where, found.Message);
        Assert.True(found.CanOptimize);
    }

    [Theory]
    [InlineData("golang:1.19", false)]
    [InlineData("golang:1.20", true)]
    [InlineData("golang", true)]
    public void The_standard_library_is_part_of_it_since_it_comes_without_being_compiled(string image, bool isPart) =>
        Assert.Equal(isPart, RuleHits.One(BuildCacheNotMounted.Id, $"FROM {image}\nCOPY . .\nRUN go build .").Message.Contains("standard library"));

    [Fact]
    public void Of_a_user_without_a_known_home_it_says_so()
    {
        var found = RuleHits.One(BuildCacheNotMounted.Id, "FROM golang:1.24\nCOPY . .\nUSER app\nRUN go build .");

        Assert.Contains("in the home folder of 'app', which this file does not tell", found.Message);
        Assert.Equal("ENV GOCACHE=/gocache\nRUN --mount=type=cache,target=/gocache,mode=0777 go build .", found.Fix);
        Assert.False(found.CanOptimize);
    }

    [Fact]
    public void Windows_has_it_in_the_user_s_local_data_and_a_classic_builder_by_itself()
    {
        const string Text = "FROM golang:1.24-nanoserver-ltsc2022\nCOPY . .\nRUN go build .";

        Assert.Equal("", Lines(Text));
        Assert.Equal("", Lines("# escape=`\n" + Text));
        Assert.Contains(@"target=C:\Users\ContainerAdministrator\AppData\Local\go-build ", RuleHits.Find(BuildCacheNotMounted.Id, "# escape=`\n" + Text, null, new CheckSettings { Builder = DockerfileBuilder.BuildKit }).Single().Fix);
    }
}
