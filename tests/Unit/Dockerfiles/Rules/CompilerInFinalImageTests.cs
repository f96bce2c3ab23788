using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class CompilerInFinalImageTests
{
    const string Build = "FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\n";

    [Theory]
    [InlineData("FROM golang:1.24\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", 4)]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY --from=build /app /app\nCMD [\"dotnet\", \"app.dll\"]\n", 4)]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y ca-certificates gcc\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", 5)]
    [InlineData("FROM alpine:3.22\nRUN apk add --no-cache build-base\nCOPY --from=build /app /app\nCMD [\"/app\"]\n", 5)]
    [InlineData("FROM node:22\nCOPY --from=build /app /app\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n", 4)]
    public void A_toolchain_in_the_last_stage_is_found(string final, int line) => Assert.Equal([line], RuleFindings.Lines("CompilerInFinalImage", Build + final));

    [Theory]
    [InlineData("FROM alpine:3.22\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM golang:1.24\nCOPY --from=build /app /app\nCMD [\"go\", \"test\", \"./...\"]\n")]
    [InlineData("FROM build AS test\nRUN go test ./...\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM node:22\nCOPY --from=build /app /app\nCMD [\"node\", \"x.js\"]\n")]
    [InlineData("FROM node:22\nCOPY --from=build /app /app\nENTRYPOINT [\"/entry.sh\"]\n")]
    [InlineData("FROM python:3.12\nCOPY --from=build /app /app\nCMD [\"python\", \"x.py\"]\n")]
    [InlineData("FROM eclipse-temurin:21-jre\nCOPY --from=build /app /app\nCMD [\"java\", \"-jar\", \"x\"]\n")]
    [InlineData("FROM buildpack-deps:curl\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y gcc && make && apt-get purge -y gcc\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y libgcc-s1 gcc-12-base\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    public void What_runs_and_what_only_tests_is_left_alone(string final) => Assert.Empty(RuleFindings.Of("CompilerInFinalImage", Build + final));

    [Fact]
    public void A_file_of_one_stage_is_another_rules_business() =>
        Assert.Empty(RuleFindings.Of("CompilerInFinalImage", "FROM golang:1.24\nCOPY . .\nRUN go build -o /app .\nCMD [\"/app\"]\n"));
}
