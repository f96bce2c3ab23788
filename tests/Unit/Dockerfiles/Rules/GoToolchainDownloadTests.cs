using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class GoToolchainDownloadTests
{
    static string Text(string tag, string before = "") => $"FROM {tag} AS build\n{before}COPY . .\nRUN go build .";

    static IReadOnlyList<DockerfileFinding> Find(string text, string mod, string path = "go.mod") =>
        RuleHits.Find(GoToolchainDownload.Id, text, new Dictionary<string, string> { [path] = "module a\n\n" + mod });

    [Theory]
    [InlineData("golang:1.22", "go 1.23", "FROM golang:1.23 AS build")]
    [InlineData("golang:1.22-alpine3.20", "go 1.24.0", "FROM golang:1.24-alpine3.20 AS build")]
    [InlineData("golang:1.22.1", "go 1.22.5", "FROM golang:1.22.5 AS build")]
    [InlineData("golang:1.20", "go 1.21", "FROM golang:1.21 AS build")]
    [InlineData("example.org:5000/x/golang:1.22", "go 1.23.0 // why", "FROM example.org:5000/x/golang:1.23 AS build")]
    [InlineData("golang:1.22@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "go 1.23", "FROM golang:1.23 AS build")]
    public void A_newer_one_is_found(string image, string mod, string fix) => Assert.Equal(fix, Assert.Single(Find(Text(image), mod)).Fix);

    [Theory]
    [InlineData("golang:1.24", "go 1.24.9")]
    [InlineData("golang:1.24.1", "go 1.24")]
    [InlineData("golang:1.24.1", "go 1.24.0")]
    [InlineData("golang:1.25", "go 1.9")]
    [InlineData("golang", "go 1.24")]
    [InlineData("golang:latest", "go 1.24")]
    [InlineData("golang:1", "go 1.24")]
    [InlineData("golang:1-alpine3.20", "go 1.24")]
    [InlineData("alpine:3.20", "go 1.24")]
    [InlineData("golang:1.22", "// go 1.24")]
    [InlineData("golang:1.22", "go 1.22\ntoolchain go1.24.1")]
    [InlineData("golang:1.22", "go 1.22\nrequire go.org/x 1.24")]
    public void Others_are_not(string image, string mod) => Assert.Empty(Find(Text(image), mod));

    [Fact]
    public void The_toolchain_line_counts_where_one_may_be_fetched()
    {
        Assert.Contains("asks for Go 1.24.1, and golang:1.22 has 1.22: with GOTOOLCHAIN=auto it is fetched", Assert.Single(Find(Text("golang:1.22", "ENV GOTOOLCHAIN=auto\n"), "go 1.22\ntoolchain go1.24.1")).Message);
        Assert.Contains("or the build fails", Assert.Single(Find(Text("example.org/golang:1.22"), "go 1.22\ntoolchain go1.24.1")).Message);
        Assert.Contains("the build fails, because GOTOOLCHAIN is local", Assert.Single(Find(Text("golang:1.22"), "go 1.23")).Message);
    }

    [Fact]
    public void The_file_that_is_copied_is_read()
    {
        const string Text = "FROM golang:1.22\nCOPY api/go.mod api/go.sum ./\nRUN go mod download";

        Assert.Single(Find(Text, "go 1.24", "api/go.mod"));
        Assert.Empty(Find(Text, "go 1.24"));
        Assert.Empty(Find("FROM golang:1.22\nRUN go install example.org/tool@v1", "go 1.24"));
    }

    [Fact]
    public void Stages_on_the_same_base_tell_it_once() =>
        Assert.Equal(1, Assert.Single(Find("FROM golang:1.22 AS base\nCOPY . .\nFROM base\nRUN go build .\nFROM base\nRUN go test .", "go 1.24")).Line);
}
