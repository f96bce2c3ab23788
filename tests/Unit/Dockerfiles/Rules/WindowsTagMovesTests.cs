using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class WindowsTagMovesTests
{
    [Theory]
    [InlineData("FROM golang:1.26-nanoserver\n", "FROM golang:1.26-nanoserver-ltsc2022")]
    [InlineData("FROM golang:1.26-windowsservercore AS build\n", "FROM golang:1.26-windowsservercore-ltsc2022 AS build")]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/dotnet/sdk:8.0\n", "FROM mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022")]
    [InlineData("FROM --platform=windows/amd64 mcr.microsoft.com/powershell:7.4\n", "FROM mcr.microsoft.com/powershell:7.4-nanoserver-ltsc2022")]
    [InlineData("FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8\n", "FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022")]
    public void A_tag_for_every_Windows_is_found(string text, string fix) => Assert.Equal(fix, Assert.Single(RuleFindings.Of("WindowsTagMoves", text)).Fix);

    [Fact]
    public void A_tag_for_both_systems_is_Windows_beside_a_stage_that_is() =>
        Assert.Equal([1], RuleFindings.Lines("WindowsTagMoves", "FROM golang:1.26 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:/app.exe C:/\n"));

    [Theory]
    [InlineData("FROM golang:1.26\n")]
    [InlineData("FROM golang:1.26-nanoserver-ltsc2025\n")]
    [InlineData("FROM golang:1.26-nanoserver-1809\n")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:10.0.20348.2700\n")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022-amd64\n")]
    [InlineData("# escape=`\nFROM registry.example/base:1\n")]
    [InlineData("FROM user/tool:8-nanoserver\n")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:latest\n")]
    [InlineData("FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build /app.exe /\n")]
    [InlineData("FROM golang:1.26-nanoserver@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n")]
    public void A_line_a_digest_or_Linux_is_left_alone(string text) => Assert.Empty(RuleFindings.Of("WindowsTagMoves", text));
}
