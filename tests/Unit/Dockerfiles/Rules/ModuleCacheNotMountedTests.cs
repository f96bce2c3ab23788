using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class ModuleCacheNotMountedTests
{
    const string Mount = "RUN --mount=type=cache,target=/go/pkg/mod ";

    static string Lines(string text, params (string, string)[] files)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, content) in files)
            all[name] = content;
        return RuleHits.Lines(ModuleCacheNotMounted.Id, "FROM golang:1.24\n" + text, all);
    }

    [Theory]
    [InlineData("COPY . .\nRUN go build .", "3")]
    [InlineData("COPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build .", "3")]
    [InlineData("COPY go.mod go.sum ./\n" + Mount + "go mod download\nCOPY . .\nRUN go build .", "5")]
    [InlineData("COPY . .\nRUN go vet ./...\nRUN go test ./...\nRUN go build .", "3")]
    [InlineData("ENV GOPATH=/p\nCOPY . .\nRUN --mount=type=cache,target=/q go build .", "4")]
    public void A_step_that_fetches_without_it_is_found_once(string text, string lines) => Assert.Equal(lines, Lines(text));

    [Theory]
    [InlineData("COPY go.mod go.sum ./\n" + Mount + "go mod download\nCOPY . .\n" + Mount + "go build .")]
    [InlineData("COPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod/cache go mod download\nCOPY . .\nRUN go build .")]
    [InlineData("COPY . .\nRUN --mount=type=cache,target=/go go build .")]
    [InlineData("COPY . .\nENV GOPATH=/p:/q\nRUN --mount=type=cache,target=/p/pkg/mod go build .")]
    [InlineData("COPY . .\nRUN go build -mod=vendor .")]
    [InlineData("ENV GOFLAGS=-mod=vendor\nCOPY . .\nRUN go build .")]
    [InlineData("COPY vendor ./vendor\nCOPY cmd ./cmd\nRUN go build ./cmd")]
    [InlineData("COPY . .\nRUN --network=none go build .")]
    [InlineData("RUN go install example.org/tool@v1.0.0")]
    [InlineData("COPY . .\nRUN --mount=type=bind,from=deps,source=/go/pkg/mod,target=/go/pkg/mod go build .")]
    [InlineData("COPY --from=deps /go/pkg/mod /go/pkg/mod\nCOPY . .\nRUN go build .")]
    [InlineData("RUN go env -w GOMODCACHE=/root/.cache/go-build\nCOPY go.mod .\nRUN --mount=type=cache,target=/root/.cache/go-build go mod download")]
    public void Others_are_not(string text) => Assert.Equal("", Lines(text));

    [Fact]
    public void A_project_without_modules_to_fetch_needs_none()
    {
        const string Text = "COPY . .\nRUN go build .";

        Assert.Equal("3", Lines(Text, ("go.mod", "module a\nrequire example.org/b v1.0.0\n")));
        Assert.Equal("", Lines(Text, ("go.mod", "module a\ngo 1.24\n")));
        Assert.Equal("", Lines(Text, ("go.mod", "module a\nrequire example.org/b v1.0.0\n"), ("vendor/modules.txt", "# example.org/b v1.0.0")));
    }

    [Fact]
    public void Files_that_are_no_module_fetch_nothing()
    {
        Assert.Equal("", Lines("COPY main.go .\nRUN go build main.go", ("main.go", "package main")));
        Assert.Equal("", Lines("COPY . .\nRUN go build main.go", ("main.go", "package main")));
        Assert.Equal("3", Lines("COPY . .\nRUN go build ./cmd/app", ("cmd/app/main.go", "package main")));
        Assert.Equal("3", Lines("COPY main.go .\nRUN go build main.go", ("other.go", "package main")));
    }

    [Theory]
    [InlineData("COPY . .\nRUN go build .", "each edit fetches all modules again (/go/pkg/mod)")]
    [InlineData("COPY go.mod .\nRUN go mod download", "one changed line of go.mod")]
    [InlineData("COPY go.mod .\n" + Mount + "go mod download\nCOPY . .\nRUN go build .", "'go mod download' above fetched the modules into a cache mount")]
    public void The_message_tells_when_it_costs(string text, string part) =>
        Assert.Contains(part, RuleHits.One(ModuleCacheNotMounted.Id, "FROM golang:1.24\n" + text).Message);

    [Fact]
    public void Elsewhere_the_cache_is_in_the_home_folder() =>
        Assert.StartsWith("RUN --mount=type=cache,target=/root/go/pkg/mod go mod download", RuleHits.One(ModuleCacheNotMounted.Id, "FROM alpine:3.20\nCOPY go.mod .\nRUN go mod download").Fix);
}
