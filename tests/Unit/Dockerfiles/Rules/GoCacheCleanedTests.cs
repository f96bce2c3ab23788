using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class GoCacheCleanedTests
{
    const string Mounts = "RUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod ";

    static string Lines(string text) => RuleHits.Lines(GoCacheCleaned.Id, "FROM golang:1.24\n" + text);

    [Theory]
    [InlineData(Mounts + "go build . && go clean -cache", "2")]
    [InlineData(Mounts + "go build . && go clean -modcache -cache", "2")]
    [InlineData(Mounts + "go build . && rm -rf /root/.cache", "2")]
    [InlineData(Mounts + "go build . && rm -rf /root/.cache/go-build/*", "2")]
    [InlineData(Mounts + "go build . && rm -rf ~/.cache/go-build", "2")]
    [InlineData(Mounts + "go build . && rm -rf $(go env GOMODCACHE)", "2")]
    [InlineData("RUN go clean -cache\nRUN go build .", "2")]
    [InlineData("RUN go mod download\nRUN go clean -modcache\nRUN go build .", "3")]
    [InlineData("RUN go vet ./... && rm -rf /go/pkg && go build .", "2")]
    [InlineData("RUN go test ./... && go clean -cache\nFROM scratch\nCOPY . .", "")]
    public void A_cache_that_something_would_use_is_found(string text, string lines) => Assert.Equal(lines, Lines(text));

    [Theory]
    [InlineData("RUN go build -o /app . && go clean -cache -modcache")]
    [InlineData("RUN go build -o /app . && rm -rf /root/.cache /go/pkg")]
    [InlineData("RUN go install example.org/tool@v1 && go clean -modcache\nCOPY . .\nRUN go build .")]
    [InlineData("RUN go clean -cache\n" + Mounts + "go build .")]
    [InlineData(Mounts + "go clean -testcache && go test ./...")]
    [InlineData(Mounts + "go clean && go build .")]
    [InlineData(Mounts + "go build . && rm -rf /tmp/go-build /root/.npm /src")]
    [InlineData("RUN go mod download && go clean -modcache")]
    public void Others_are_not(string text) => Assert.Equal("", Lines(text));

    [Fact]
    public void What_a_base_stage_emptied_is_told_once_there() =>
        Assert.Equal("3", RuleHits.Lines(GoCacheCleaned.Id, "FROM golang:1.24 AS base\nCOPY . .\nRUN go clean -cache\nFROM base\nRUN go build .\nFROM base\nRUN go test ./..."));
}
