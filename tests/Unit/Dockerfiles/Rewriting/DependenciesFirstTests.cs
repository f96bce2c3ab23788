using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

public sealed class DependenciesFirstTests
{
    const string Rule = "SourcesBeforeDependencies";

    static string After(string text, IReadOnlyDictionary<string, string>? files = null) => Rewritten.Of(text, files, [Rule]).After;

    [Theory]
    [InlineData("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n", "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build\n", "FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build\n")]
    [InlineData("FROM golang:1.24\nCOPY --chown=1:2 . /src\nWORKDIR /src\nRUN go build\n", "FROM golang:1.24\nCOPY --chown=1:2 go.mod go.sum /src/\nRUN cd /src && go mod download\nCOPY --chown=1:2 . /src\nWORKDIR /src\nRUN go build\n")]
    [InlineData("FROM golang:1.24\r\nCOPY . .\r\nRUN go build", "FROM golang:1.24\r\nCOPY go.mod go.sum ./\r\nRUN go mod download\r\nCOPY . .\r\nRUN go build")]
    [InlineData("FROM golang:1.24\n# the rest\n  COPY . .\nRUN go build\n", "FROM golang:1.24\n  COPY go.mod go.sum ./\n  RUN go mod download\n# the rest\n  COPY . .\nRUN go build\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN GOPROXY=https://example.org go build\n", "FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN GOPROXY=https://example.org go mod download\nCOPY . .\nRUN GOPROXY=https://example.org go build\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN --mount=type=secret,id=netrc,target=/root/.netrc go build\n", "FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN --mount=type=secret,id=netrc,target=/root/.netrc go mod download\nCOPY . .\nRUN --mount=type=secret,id=netrc,target=/root/.netrc go build\n")]
    public void Modules_are_fetched_before_the_sources_are_copied(string before, string after) => Assert.Equal(after, After(before));

    [Theory]
    [InlineData("FROM golang:1.24\nCOPY . .\n# fetch\nRUN go mod download\nRUN go build\n", "FROM golang:1.24\nCOPY go.mod go.sum ./\n# fetch\nRUN go mod download\nCOPY . .\nRUN go build\n")]
    [InlineData("FROM golang:1.24\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go mod download\nRUN go build\n", "FROM golang:1.24\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build\n")]
    public void A_step_that_only_fetches_moves_up(string before, string after) => Assert.Equal(after, After(before));

    [Fact]
    public void A_comment_that_keeps_another_rule_quiet_stays_with_its_instruction()
    {
        const string Text = "FROM golang:1.24\n# windockertools ignore=ContextNotIgnored: small\n\nCOPY . .\nRUN go build\n";

        Assert.Equal(Text.Replace("# windock", "COPY go.mod go.sum ./\nRUN go mod download\n# windock"), After(Text));
    }

    [Fact]
    public void Folders_that_stand_for_modules_get_their_go_mod()
    {
        var files = Rewritten.Module(("go.mod", Rewritten.GoMod + "replace (\n\texample.org/lib => ./lib // local\n)\n"), ("lib/go.mod", "module example.org/lib\n"));

        Assert.Contains("COPY go.mod go.sum ./\nCOPY lib/go.mod ./lib/\nRUN go mod download\nCOPY . .\n", After("FROM golang:1.24\nCOPY . .\nRUN go build\n", files));
    }

    [Fact]
    public void A_workspace_comes_with_its_modules()
    {
        var files = new Dictionary<string, string>
        {
            ["go.work"] = "go 1.24\nuse (\n\t./a\n\t./b\n)\n", ["a/go.mod"] = Rewritten.GoMod, ["a/go.sum"] = "", ["b/go.mod"] = "module b\n", ["a/main.go"] = Rewritten.Main,
        };

        Assert.Contains("COPY go.work ./\nCOPY a/go.mod a/go.sum ./a/\nCOPY b/go.mod ./b/\nRUN cd /src/a && go mod download\nCOPY . .\n", After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN cd a && go build\n", files));
    }

    [Fact]
    public void A_module_below_the_context_goes_to_its_place()
    {
        var files = new Dictionary<string, string> { ["svc/go.mod"] = Rewritten.GoMod, ["svc/go.sum"] = "", ["svc/main.go"] = Rewritten.Main };

        Assert.Equal("FROM golang:1.24\nWORKDIR /src\nCOPY svc/go.mod svc/go.sum ./svc/\nRUN cd /src/svc && go mod download\nCOPY . .\nWORKDIR svc\nRUN go build\n", After("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nWORKDIR svc\nRUN go build\n", files));
    }

    [Fact]
    public void Folders_copied_by_name_come_behind_the_modules() =>
        Assert.Equal("FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY cmd ./cmd\nRUN go build ./cmd\n", After("FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nCOPY cmd ./cmd\nRUN go build ./cmd\n"));

    [Theory]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN git config --global url.x.insteadOf y && go build\n", "'git' on line 3")]
    [InlineData("FROM golang:1.24\nCOPY . .\nENV GOPROXY=https://example.org\nRUN go build\n", "GOPROXY is set")]
    [InlineData("FROM golang:1.24\nCOPY . .\nUSER 1000\nRUN go build\n", "The user changes")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN ./setup.sh\nRUN go build\n", "'setup.sh' on line 3")]
    [InlineData("FROM golang:1.24\nCOPY [\".\", \"/src\"]\nWORKDIR /src\nRUN go build\n", "a form that is not split")]
    [InlineData("FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN cd /elsewhere && go build\n", "Which go.mod")]
    public void What_fetching_may_need_first_leaves_it_to_people(string text, string why)
    {
        Assert.Equal(text, After(text));
        Assert.Contains(why, Rewritten.Why(Rule, text));
    }

    [Fact]
    public void Where_nothing_is_required_nothing_is_fetched() =>
        Assert.Contains("nothing to fetch", Rewritten.Why(Rule, "FROM golang:1.24\nCOPY . .\nRUN go build\n", Rewritten.Module(("go.mod", "module a\n"))));

    [Theory]
    [InlineData("", "RUN go build -o /app .", "RUN go build runtime example.org/lib/x fmt || true\n")]
    [InlineData("", "RUN CGO_ENABLED=0 go build -trimpath -ldflags=\"-s -w\" -tags a,b -o /app .", "RUN CGO_ENABLED=0 go build -trimpath -tags=a,b runtime example.org/lib/x fmt || true\n")]
    [InlineData("# escape=`\n", "RUN go build -trimpath -o C:\\app.exe .", "RUN go build -trimpath runtime example.org/lib/x fmt & exit 0\n")]
    public void For_the_classic_builder_what_is_imported_is_compiled_before_the_sources_are_copied(string head, string build, string step)
    {
        var text = $"{head}FROM golang:1.24\nWORKDIR /src\nCOPY . .\n{build}\n";
        var files = Rewritten.Module(("main.go", "package main\n\nimport (\n\t\"fmt\"\n\t\"example.org/app/own\"\n\t\"example.org/lib/x\"\n)\n"));

        Assert.Equal(text.Replace("COPY", $"COPY go.mod go.sum ./\nRUN go mod download\n{step}COPY"),
            Rewritten.Of(text, files, [Rule], new RewriteSettings { Check = new CheckSettings { Builder = DockerfileBuilder.Classic } }).After);
        Assert.Equal(text.Replace("COPY", $"{step.Replace("example.org/lib/x ", "")}COPY"),
            Rewritten.Of(text, Rewritten.Module(("go.mod", "module example.org/app\n"), ("main.go", "package main\n\nimport \"fmt\"\n")), [Rule], new RewriteSettings { Check = new CheckSettings { Builder = DockerfileBuilder.Classic } }).After);
    }

    [Fact]
    public void The_mounts_follow()
    {
        var result = Rewritten.Of("FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM debian:13-slim\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", null, [Rule, "ModuleCacheNotMounted", "BuildCacheNotMounted"]);

        Assert.Equal("FROM golang:1.24 AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /app .\nFROM debian:13-slim\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", result.After);
        Assert.Equal(["BuildCacheNotMounted", "ModuleCacheNotMounted", "SourcesBeforeDependencies"], result.Fixed.Select(one => one.RuleId).OrderBy(id => id));
        Assert.Empty(result.Left);
        Assert.Equal(DockerfileBuilder.BuildKit, result.RequiresBuilder);
    }
}
