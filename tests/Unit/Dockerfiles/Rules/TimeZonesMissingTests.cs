using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class TimeZonesMissingTests
{
    [Theory]
    [InlineData("FROM scratch\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM busybox:1.37\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM alpine:3.22\nCOPY --from=build /app /app\nENV TZ=Europe/Berlin\nCMD [\"/app\"]\n")]
    public void Zones_that_are_nowhere_are_missed(string final) => Assert.Equal([4], RuleFindings.Lines("TimeZonesMissing", Go("go build -o /app .") + final));

    [Theory]
    [InlineData("FROM alpine:3.22\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM alpine:3.22\nENV TZ=UTC\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM alpine:3.22\nENV TZ=Europe/Berlin\nRUN apk add --no-cache tzdata\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM debian:13\nENV TZ=Europe/Berlin\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM scratch\nCOPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM scratch\nENV ZONEINFO=/zoneinfo.zip\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM scratch\nCOPY --from=build /app /\n")]
    public void Where_they_are_or_nobody_asks_nothing_is_said(string final) => Assert.Empty(RuleFindings.Of("TimeZonesMissing", Go("go build -o /app .") + final));

    [Theory]
    [InlineData("go build -tags=timetzdata -o /app .")]
    [InlineData("GOFLAGS=-tags=timetzdata go build -o /app .")]
    public void They_can_be_linked_in(string command) => Assert.Empty(RuleFindings.Of("TimeZonesMissing", Go(command) + Scratch));

    [Fact]
    public void A_file_can_import_them() =>
        Assert.Empty(RuleFindings.Of("TimeZonesMissing", Go("go build -o /app .") + Scratch, null, ("cmd/app/main.go", "package main\n\nimport _ \"time/tzdata\"\n")));

    [Fact]
    public void What_is_not_sent_imports_nothing() =>
        Assert.Single(RuleFindings.Of("TimeZonesMissing", Go("go build -o /app .") + Scratch, null, ("old/main.go", "package main\n\nimport _ \"time/tzdata\"\n"), ("main.go", "package main\n"), (".dockerignore", "old\n")));

    const string Scratch = "FROM scratch\nCOPY --from=build /app /app\nCMD [\"/app\"]\n";

    static string Go(string command) => $"FROM golang:1.26 AS build\nRUN {command}\n";
}
