using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

public sealed class StageSplitTests
{
    static readonly string[] Rules = ["SingleStage"];

    const string Reads = "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nfunc main() {\n\tos.ReadFile(\"config.yaml\")\n\thttp.ListenAndServe(\":80\", nil)\n}\n";

    static Dictionary<string, string> Files(params (string Path, string Text)[] more) => Rewritten.Module([("go.mod", "module example.org/app\n"), .. more]);

    static string After(string text, IReadOnlyDictionary<string, string>? files = null, RewriteSettings? settings = null) => Rewritten.Of(text, files ?? Files(), Rules, settings).After;

    static void Left(string why, string text, IReadOnlyDictionary<string, string>? files = null)
    {
        var result = Rewritten.Of(text, files ?? Files(), Rules);
        Assert.False(result.IsChanged);
        Assert.Contains(why, Assert.Single(result.Left).Why);
    }

    [Fact]
    public void The_program_goes_to_a_small_image_and_all_that_runs_stays() => Assert.Equal(
        """
        # syntax=docker/dockerfile:1
        FROM golang:1.24 AS build
        WORKDIR /src
        COPY . .
        ENV MODE=fast
        RUN go build -o /app .

        FROM gcr.io/distroless/static-debian13
        WORKDIR /src
        ENV MODE=fast
        COPY --from=build /app /app
        # the port
        EXPOSE 8080

        USER 1000
        CMD ["/app", "-x"]

        """,
        After("""
        # syntax=docker/dockerfile:1
        FROM golang:1.24
        WORKDIR /src
        COPY . .
        ENV MODE=fast
        RUN go build -o /app .
        # the port
        EXPOSE 8080

        USER 1000
        CMD ["/app", "-x"]

        """));

    [Fact]
    public void What_the_build_does_not_need_moves_with_its_comments() => Assert.Equal(
        "FROM golang:1.24 AS build2\nCOPY . .\nARG V=1\nRUN go build -o /app .\n\nFROM gcr.io/distroless/static-debian13 AS build\nWORKDIR /go\nARG V=1\n# who\nLABEL v=$V\nCOPY --from=build2 /app /app\nENTRYPOINT [\"/app\"]",
        After("FROM golang:1.24 AS build\nCOPY . .\nARG V=1\n# who\nLABEL v=$V\nRUN go build -o /app .\nENTRYPOINT [\"/app\"]"));

    [Theory]
    [InlineData("golang:1.19-alpine", "FROM alpine:3\n")]
    [InlineData("golang:1.20-alpine", "FROM gcr.io/distroless/static-debian12\n")]
    public void Before_Go_1_20_packages_of_the_image_are_linked_to_the_C_library(string image, string from) =>
        Assert.Contains(from, After($"FROM {image}\nWORKDIR /src\nCOPY . .\nRUN go build -o /app\nCMD [\"/app\"]\n", Files(("main.go", Reads))));

    [Theory]
    [InlineData("COPY . .\nRUN go build\nCMD [\"./app\"]\n", "COPY --from=build /src/app /src/app\n")]
    [InlineData("COPY . .\nRUN go build -o bin/ .\nCMD [\"/src/bin/app\"]\n", "COPY --from=build /src/bin/app /src/bin/app\n")]
    [InlineData("COPY . .\nRUN go install .\nCMD [\"/go/bin/app\"]\n", "COPY --from=build /go/bin/app /go/bin/app\n")]
    [InlineData("COPY . .\nRUN go build -o app && mv app /usr/local/bin/server\nCMD [\"server\"]\n", "COPY --from=build /usr/local/bin/server /usr/local/bin/server\n")]
    [InlineData("COPY . .\nRUN mkdir -p /data /out && go build -o /out/app\nCMD [\"/out/app\"]\n", "COPY --from=build /data /data\nCOPY --from=build /out/app /out/app\n")]
    [InlineData("COPY . .\nRUN go build -o /app\nRUN mkdir /data && chown 1000:1000 /data\nCMD [\"/app\"]\n", "COPY --from=build /app /app\nCOPY --from=build --chown=1000:1000 /data /data\n")]
    [InlineData("COPY . .\nRUN go build -o /app && date > built 2>&1\nCMD [\"/app\"]\n", "COPY --from=build /app /app\nCOPY --from=build /src/built /src/built\n")]
    [InlineData("COPY . .\nRUN go build -o /x/app\nWORKDIR /dist\nRUN cp /x/app .\nCMD [\"/dist/app\"]\n", "FROM gcr.io/distroless/static-debian13\nWORKDIR /src\nWORKDIR /dist\nCOPY --from=build /dist/app /dist/app\n")]
    [InlineData("COPY . .\nRUN go build -o /bin/app && ln -s app /bin/greet\nCMD [\"greet\"]\n", "COPY --from=build /bin/greet /bin/greet\n")]
    public void What_is_built_is_taken_along(string rest, string copies) => Assert.Contains(copies, After("FROM golang:1.24\nWORKDIR /src\n" + rest));

    [Fact]
    public void A_user_that_is_made_comes_along() =>
        Assert.Contains("FROM gcr.io/distroless/static-debian13\nCOPY --from=build /etc/passwd /etc/group /etc/\nWORKDIR /src\nCOPY --from=build /app /app\nUSER app\n",
            After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN useradd -r app\nRUN go build -o /app\nUSER app\nCMD [\"/app\"]\n"));

    [Fact]
    public void Files_that_the_program_may_read_come_from_the_context()
    {
        var files = Files(("main.go", Reads), ("config.yaml", "x"), ("web/index.html", "x"), ("web/a/b.css", "x"), ("internal/x.go", "package x"), ("internal/t/a.tmpl", "x"), ("README.md", "x"), ("Makefile", "x"));

        var result = Rewritten.Of("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app\nCMD [\"/app\"]\n", files, Rules);

        Assert.Contains("WORKDIR /src\nCOPY config.yaml /src/\nCOPY internal/t /src/internal/t/\nCOPY web /src/web/\nCOPY --from=build /app /app\n", result.After);
        Assert.Contains(result.Removed, one => one.Contains("README.md") && one.Contains("Makefile"));
    }

    [Fact]
    public void Files_that_a_health_check_names_are_kept() =>
        Assert.Contains("COPY status.txt /src/\n", After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app\nHEALTHCHECK CMD grep -q fine /src/status.txt || exit 1\nCMD [\"/app\"]\n", Files(("status.txt", "fine"), ("other.txt", "x"))));

    [Fact]
    public void Files_stay_in_the_build_where_the_program_reads_none() =>
        Assert.DoesNotContain("config.yaml", After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app\nCMD [\"/app\"]\n", Files(("config.yaml", "x"))));

    [Theory]
    [InlineData("golang:1.24", "FROM debian:trixie-slim\n")]
    [InlineData("golang:1.22-bookworm", "FROM debian:bookworm-slim\n")]
    [InlineData("golang:1.24-alpine3.21", "FROM alpine:3.21\n")]
    public void An_entry_script_brings_a_base_with_a_shell(string image, string from)
    {
        var after = After($"FROM {image}\nWORKDIR /src\nCOPY . .\nRUN go build -o /app && chmod +x run.sh\nENTRYPOINT [\"./run.sh\"]\nCMD [\"/app\"]\n", Files(("run.sh", "#!/bin/sh\nset -e\nmkdir -p /tmp/x\nexec \"$@\"\n")));

        Assert.Contains(from, after);
        Assert.Contains("COPY --from=build /src/run.sh /src/run.sh\n", after);
    }

    [Fact]
    public void A_program_that_is_linked_to_glibc_gets_a_base_with_it() =>
        Assert.Contains("FROM gcr.io/distroless/base-debian13\n", After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app\nCMD [\"/app\"]\n", Files(("main.go", Reads))));

    [Theory]
    [InlineData("COPY . .\nRUN go build -o /app\nONBUILD COPY . .\nCMD [\"/app\"]\n", "ONBUILD")]
    [InlineData("COPY . .\nRUN ./configure && go build -o /app\nCMD [\"/app\"]\n", "runs 'configure'")]
    [InlineData("COPY . .\nRUN apt-get install -y ffmpeg && go build -o /app\nCMD [\"/app\"]\n", "installs ffmpeg")]
    [InlineData("COPY . .\nRUN go build -o /app && cd / && date > built\nCMD [\"/app\"]\n", "redirection")]
    [InlineData("COPY . .\nRUN go install .\nCMD [\"app\"]\n", "/go/bin")]
    [InlineData("COPY . .\nRUN go build -o /app\nHEALTHCHECK CMD curl localhost\nCMD [\"/app\"]\n", "starts 'curl'")]
    [InlineData("COPY . .\nENV DATA=$GOPATH/data\nRUN go build -o /app\nCMD [\"/app\"]\n", "GOPATH on line 4")]
    public void What_cannot_be_proven_is_left(string rest, string why) => Left(why, "FROM golang:1.24\nWORKDIR /src\n" + rest);

    [Theory]
    [InlineData("import \"os/exec\"\n", "os/exec")]
    [InlineData("import \"C\"\n// #cgo LDFLAGS: -lfoo\n", "C libraries")]
    [InlineData("import \"net/http\"\nvar x = http.Dir(\".\")\n", "as a whole")]
    public void What_the_sources_do_counts(string code, string why) => Left(why, "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app\nCMD [\"/app\"]\n", Files(("main.go", "package main\n" + code)));

    [Fact]
    public void Other_languages_are_left() => Left("Only programs of Go", "FROM rust:1.80\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nCMD [\"/src/target/release/app\"]\n");

    [Fact]
    public void Who_says_what_to_keep_vouches_for_the_rest()
    {
        const string Text = "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN ./configure && go build -o /app\nCMD [\"/app\"]\n";

        Assert.Contains("COPY --from=build /app /app\nCOPY --from=build /src/web /src/web\nCMD", After(Text, Files(("web/x", "x")), new RewriteSettings { Keep = ["web"] }));
    }

    [Fact]
    public void The_runtime_image_can_be_chosen()
    {
        const string Text = "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app\nCMD [\"/app\"]\n";

        Assert.Contains("FROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\n", After(Text, Files(("main.go", Reads)), new RewriteSettings { RuntimeImage = "scratch" }));
    }

    [Theory]
    [InlineData("WORKDIR /srv\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", "FROM gcr.io/distroless/static-debian13\nWORKDIR /srv\n")]
    [InlineData("COPY --from=build /app /app\nCMD [\"/app\"]\n", "FROM gcr.io/distroless/static-debian13\nWORKDIR /go\nCOPY")]
    [InlineData("RUN echo\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", "FROM golang:1.24\nRUN")]
    [InlineData("COPY --from=build /app /app\nUSER app\nCMD [\"/app\"]\n", "FROM golang:1.24\nCOPY --from")]
    [InlineData("COPY --from=build /app /app\nCMD /app\n", "FROM golang:1.24\nCOPY --from")]
    public void A_final_stage_that_compiles_nothing_gets_another_base(string rest, string base_) =>
        Assert.Contains(base_, Rewritten.Of("FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app\nFROM golang:1.24\n" + rest, Files(), ["CompilerInFinalImage"]).After);

    [Fact]
    public void All_rules_together_give_what_a_person_would_write()
    {
        var result = Rewritten.Of("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nEXPOSE 80\nCMD [\"/app\"]\n");

        Assert.Equal(
            "FROM golang:1.24 AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /app .\n\nFROM gcr.io/distroless/static-debian13\nWORKDIR /src\nCOPY --from=build /app /app\nEXPOSE 80\nCMD [\"/app\"]\n",
            result.After.Replace(" -trimpath", "").Replace(" -ldflags=\"-s -w\"", ""));
        Assert.Contains("RunsAsRoot", result.Left.Select(left => left.RuleId));
        Assert.DoesNotContain("RunsAsRoot", result.Fixed.Select(one => one.RuleId));
    }
}
