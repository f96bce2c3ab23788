using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class SingleStageTests
{
    [Theory]
    [InlineData("golang:1.24", "go build -o /app .", "/app")]
    [InlineData("golang:1.24", "cd cmd && CGO_ENABLED=0 go build -o=/app .", "/app")]
    [InlineData("docker.io/library/golang:1.24-alpine", "go install ./...", "/go/bin/app")]
    [InlineData("rust:1.80", "cargo build --release", "/target/release/app")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:8.0", "dotnet publish -c Release -o /out", "/out/app")]
    [InlineData("maven:3-eclipse-temurin-21", "mvn -q package", "/run.sh")]
    [InlineData("gradle:8", "./gradlew bootJar", "/run.sh")]
    [InlineData("gcc:14", "gcc -o /app main.c", "/app")]
    [InlineData("node:22", "npm run build", "nginx")]
    public void What_compiles_where_it_runs_is_found(string image, string command, string start)
    {
        var finding = Assert.Single(RuleFindings.Of("SingleStage", $"FROM {image}\nCOPY . .\nRUN {command}\nCMD [\"{start}\"]\n"));

        Assert.Equal(1, finding.Line);
        Assert.Contains("line 3", finding.Message);
    }

    [Fact]
    public void Stages_upon_stages_are_one_image() =>
        Assert.Equal([4], RuleFindings.Lines("SingleStage", "FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\nFROM build\nENTRYPOINT [\"/app\"]\n"));

    [Fact]
    public void A_compiler_that_was_installed_counts() =>
        Assert.Equal([1], RuleFindings.Lines("SingleStage", "FROM debian:12\nRUN apt-get update && apt-get install -y gcc make\nCOPY . .\nRUN make\nCMD [\"/app\"]\n"));

    [Theory]
    [InlineData("FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD [\"/app\"]\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD [\"go\", \"run\", \".\"]\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD go test ./...\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD [\"bash\"]\n")]
    [InlineData("FROM golang:1.24\nCOPY . .\nRUN go build ./...\n")]
    [InlineData("FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@latest\nCOPY . .\nCMD [\"gopls\"]\n")]
    [InlineData("FROM node:22\nCOPY . .\nRUN npm run build\nCMD [\"npm\", \"start\"]\n")]
    [InlineData("FROM node:22\nCOPY . .\nRUN npm run build\nCMD node server.js\n")]
    [InlineData("FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt\nCMD [\"python\", \"app.py\"]\n")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY . .\nRUN dotnet build\nCMD [\"dotnet\", \"watch\"]\n")]
    [InlineData("FROM alpine:3.22\nRUN apk add --virtual .deps gcc musl-dev && wget x && gcc -o /app x.c && apk del .deps\nCOPY x.sh /\nCMD [\"/app\"]\n")]
    [InlineData("FROM registry.example/base:1\nCOPY . .\nRUN make install\nCMD [\"/app\"]\n")]
    [InlineData("RUN go build\nFROM\n")]
    public void What_needs_its_toolchain_or_has_another_stage_is_left_alone(string text) => Assert.Empty(RuleFindings.Of("SingleStage", text));

    [Fact]
    public void The_fix_names_the_result_and_an_image_for_the_system()
    {
        var windows = Assert.Single(RuleFindings.Of("SingleStage", "# escape=`\nFROM golang:1.24-nanoserver-ltsc2025\nWORKDIR C:\\src\nCOPY . .\nRUN go build -o app.exe .\nCMD [\"app.exe\"]\n"));

        Assert.Contains("FROM mcr.microsoft.com/windows/nanoserver:ltsc2025", windows.Fix);
        Assert.Contains("COPY --from=build /src/app.exe", windows.Fix);
        Assert.True(windows.CanOptimize);
    }

    [Fact]
    public void Only_a_result_with_a_name_can_be_moved_by_Optimize_Dockerfile() =>
        Assert.False(Assert.Single(RuleFindings.Of("SingleStage", "FROM golang:1.24\nCOPY . .\nRUN go build ./...\nCMD [\"/app\"]\n")).CanOptimize);
}
