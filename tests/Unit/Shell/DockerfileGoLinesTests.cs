using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Commands.Builds;
using WinDockerTools.Engine.Builds.Findings.Facts;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public sealed class DockerfileGoLinesTests
{
    // All but directives stand in a stage.
    static IReadOnlyList<DockerfileGoLine> Of(string text) => DockerfileGoLines.Of(text.Contains("FROM ") ? text : "FROM golang\n" + text, new Dictionary<string, string> { ["GOPATH"] = "/go" });

    static string[] Commands(string text) => [.. Of(text).Select(line => line.ToString())];

    // As docker init writes it for Go, shortened.
    const string DockerInit = """
        # syntax=docker/dockerfile:1
        ARG GO_VERSION=1.22.3
        FROM --platform=$BUILDPLATFORM golang:${GO_VERSION} AS build
        WORKDIR /src
        RUN --mount=type=cache,target=/go/pkg/mod/ \
            --mount=type=bind,source=go.sum,target=go.sum \
            --mount=type=bind,source=go.mod,target=go.mod \
            go mod download -x
        ARG TARGETARCH
        # Build the application.
        RUN --mount=type=cache,target=/go/pkg/mod/ \
            # with the sources in place
            --mount=type=bind,target=. \
            CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /bin/server .
        FROM alpine:latest AS final
        RUN --mount=type=cache,target=/var/cache/apk apk --update add ca-certificates && update-ca-certificates
        COPY --from=build /bin/server /bin/
        """;

    [Fact]
    public void A_file_of_docker_init_gives_its_go_commands_with_their_caches()
    {
        var lines = Of(DockerInit);

        Assert.Equal(["line 5: go mod download -x", "line 11: go build -o /bin/server ."], lines.Select(line => line.ToString()));
        Assert.All(lines, line => Assert.Equal(["/go/pkg/mod/"], line.CacheTargets));
        Assert.Equal("0", lines[1].Environment["CGO_ENABLED"]);
        Assert.False(lines[0].Environment.ContainsKey("CGO_ENABLED"));
    }

    [Theory]
    [InlineData("RUN go vet ./... && go build ./cmd/a; go test ./... || true", "go vet ./...", "go build ./cmd/a", "go test ./...")]
    [InlineData("RUN cd /src && (go build .)", "go build .")]
    [InlineData("RUN if [ -d vendor ]; then go build -mod=vendor .; else go build .; fi", "go build -mod=vendor .", "go build .")]
    [InlineData("run /usr/local/go/bin/go build \\\n  # why\n\n  -trimpath \\\n  .", "/usr/local/go/bin/go build -trimpath .")]
    [InlineData("RUN go build -ldflags=\"-s -w -X 'main.v=$(git describe; date)'\" .", "go build -ldflags=-s -w -X 'main.v=$(git describe; date)' .")]
    [InlineData("RUN go build . 2>&1 >/dev/null | tee log", "go build .")]
    [InlineData("RUN [\"go\", \"build\", \"./my app\"]", "go build ./my app")]
    [InlineData("RUN [ -d vendor ] && go build .", "go build .")]
    [InlineData("RUN sh -c \"go build . && go vet .\"", "go build .", "go vet .")]
    [InlineData("RUN <<EOF\nset -e\ngo build .\ngo vet . # last\nEOF\nRUN go test", "go build .", "go vet .", "go test")]
    [InlineData("RUN bash -ex <<-'EOF'\n\tgo build .\n\tEOF", "go build .")]
    [InlineData("RUN go build `go list ./...`", "go build `go list ./...`")]
    [InlineData("RUN cat <<A >/x && bash <<-'B' && go vet\ngo run\nA\n\tgo build\n\tB\nRUN echo $((1 << 2)); go test", "go vet", "go build", "go test")]
    [InlineData("RUN <<EOF\ncat <<-X >/y\n\tgo run\n\tX\n(( a<<2 ))\ngo build\nEOF", "go build")]
    [InlineData("RUN time env GOOS=linux go build", "go build")]
    public void Every_go_command_of_a_line_is_an_entry(string text, params string[] commands) =>
        Assert.Equal(commands, Of(text).Select(line => string.Join(" ", line.Arguments)));

    // Attributes cannot hold it.
    [Fact]
    public void Half_a_character_in_brackets_is_no_list_of_words() => Assert.Equal(["line 2: go build ."], Commands("RUN [\"\ud800\"] && go build ."));

    [Theory]
    [InlineData("# RUN go build")]
    [InlineData("RUN echo go build")]
    [InlineData("RUN cargo build && gofmt -l . && mygo build")]
    [InlineData("CMD go run .")]
    [InlineData("COPY <<EOF /build.sh\nRUN go build\nEOF")]
    [InlineData("RUN cat <<EOF >/build.sh\ngo build\nEOF")]
    [InlineData("RUN tee /a >/dev/null <<'A' <<B\ngo build\nA\ngo test\nB")]
    [InlineData("RUN echo 'a; go build'")]
    [InlineData("ONBUILD RUN go build")]
    [InlineData("")]
    public void What_runs_no_go_command_is_no_entry(string text) => Assert.Empty(Of(text));

    [Theory]
    [InlineData("ENV CACHE=/cache\nRUN --mount=type=cache,target=$CACHE/go go build", "/cache/go")]
    [InlineData("ARG D=/a\nFROM x\nARG D\nRUN --mount=type=cache,dst=${D} go build", "/a")]
    [InlineData("ARG D=/a\nRUN --mount=type=cache,id=x,destination=\"${E:-/e}\" go build", "/e")]
    [InlineData("RUN --mount=target=$GOPATH/pkg/mod,type=cache go build", "/go/pkg/mod")]
    [InlineData("RUN --network=none --mount=type=cache,target=$UNKNOWN/x go build", "$UNKNOWN/x")]
    [InlineData("RUN --mount=type=bind,target=/src --mount=type=secret,id=x go build")]
    [InlineData("RUN --mount=target=/src go build")]
    public void Cache_targets_have_their_variables_replaced(string text, params string[] targets) => Assert.Equal(targets, Assert.Single(Of(text)).CacheTargets);

    [Theory]
    [InlineData("ENV GOFLAGS=-trimpath\nRUN go build", "-trimpath")]
    [InlineData("ENV GOFLAGS -trimpath -x\nRUN go build", "-trimpath -x")]
    [InlineData("ENV A=1 GOFLAGS=\"-tags=a b\"\nRUN go build", "-tags=a b")]
    [InlineData("ENV GOFLAGS=-a\nENV GOFLAGS=\"$GOFLAGS -x\"\nRUN go build", "-a -x")]
    [InlineData("ARG GOFLAGS=-a\nRUN go build", "-a")]
    [InlineData("ARG GOFLAGS=-a\nENV GOFLAGS=-b\nRUN go build", "-b")]
    [InlineData("ENV GOFLAGS=-a\nRUN GOFLAGS=-b go build", "-b")]
    [InlineData("RUN export GOFLAGS=-c && go build", "-c")]
    [InlineData("FROM x AS base\nENV GOFLAGS=-a\nFROM base\nRUN go build", "-a")]
    [InlineData("FROM x AS base\nARG GOFLAGS=-a\nFROM base\nRUN go build", "-a")]
    [InlineData("FROM x AS base\nENV GOFLAGS=-a\nFROM y\nRUN go build", null)]
    [InlineData("RUN export GOFLAGS=-c\nRUN go build", null)]
    [InlineData("RUN sh -c 'export GOFLAGS=-c' && go build", null)]
    public void Variables_come_from_the_lines_before_in_the_same_stage_and_from_the_line_itself(string text, string? flags) =>
        Assert.Equal(flags, Assert.Single(Of(text)).Environment.TryGetValue("GOFLAGS", out var set) ? set : null);

    [Fact]
    public void Lines_for_Windows_keep_their_backslashes()
    {
        var lines = Of("# escape=`\r\nFROM golang:nanoserver\r\nRUN go.exe build `\r\n    -o C:\\app\\server.exe .\r\n");

        Assert.Equal([@"line 3: go.exe build -o C:\app\server.exe ."], lines.Select(line => line.ToString()));
    }

    [Fact]
    public void Arguments_have_their_variables_replaced_and_keep_those_that_nobody_knows() => Assert.Equal(
        ["line 3: go build -tags=a $X ${Y:?no} $ $1 b"], Commands("ENV TAGS=a Z=b\nRUN go build -tags=$TAGS $X ${Y:?no} $ $1 ${Z:-c}"));

    [Fact]
    public void A_stage_goes_on_with_the_files_of_the_one_that_it_begins_from() => Assert.Equal(
        [0, 1, 0, 3], Of("FROM x AS base\nRUN go build\nFROM y\nRUN go build\nFROM base\nRUN go build\nFROM x\nRUN go build").Select(line => line.Stage));
}
