using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class RunsAsRootTests
{
    [Theory]
    [InlineData("FROM debian:13\nCMD [\"/app\"]\n", 1)]
    [InlineData("FROM scratch\nCOPY app /\nCMD [\"/app\"]\n", 1)]
    [InlineData("FROM gcr.io/distroless/static-debian12\nCMD [\"/app\"]\n", 1)]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCMD [\"dotnet\", \"x.dll\"]\n", 1)]
    [InlineData("FROM registry.example/base:1\nUSER root\nCMD [\"/app\"]\n", 2)]
    [InlineData("FROM debian:13\nUSER app\nUSER 0:0\nCMD [\"/app\"]\n", 3)]
    [InlineData("FROM debian:13 AS base\nUSER root\nFROM base\nCMD [\"/app\"]\n", 2)]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD [\"app.exe\"]\n", 2)]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER containeradministrator\nCMD [\"app.exe\"]\n", 3)]
    public void Root_and_the_administrator_are_found(string text, int line) => Assert.Equal([line], RuleFindings.Lines("RunsAsRoot", text));

    [Theory]
    [InlineData("FROM debian:13\nUSER 1000\nCMD [\"/app\"]\n")]
    [InlineData("FROM debian:13\nUSER $APP\nCMD [\"/app\"]\n")]
    [InlineData("FROM debian:13 AS base\nUSER app\nFROM base\nCMD [\"/app\"]\n")]
    [InlineData("FROM gcr.io/distroless/static-debian12:nonroot\nCMD [\"/app\"]\n")]
    [InlineData("FROM cgr.dev/chainguard/static:latest\nCMD [\"/app\"]\n")]
    [InlineData("FROM registry.example/base:1\nCMD [\"/app\"]\n")]
    [InlineData("FROM built-before\nCMD [\"/app\"]\n")]
    [InlineData("FROM nginx:1.29\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n")]
    [InlineData("FROM php:8.4-apache\nCMD [\"apache2-foreground\"]\n")]
    [InlineData("FROM debian:13\nRUN apt-get update && apt-get install -y gosu\nENTRYPOINT [\"/entry.sh\"]\n")]
    [InlineData("FROM debian:13\nCOPY --from=tianon/gosu /gosu /usr/local/bin/\nENTRYPOINT [\"/entry.sh\"]\n")]
    [InlineData("FROM alpine:3.22\nENTRYPOINT [\"su-exec\", \"app\", \"/app\"]\n")]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD [\"app.exe\"]\n")]
    [InlineData("# escape=`\nFROM golang:1.26-nanoserver-ltsc2022\nCMD [\"app.exe\"]\n")]
    [InlineData("# escape=`\nFROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022\nCMD [\"app.exe\"]\n")]
    [InlineData("FROM golang:1.26 AS build\nUSER root\nRUN go build\nFROM debian:13\nUSER app\nCMD [\"/app\"]\n")]
    [InlineData("FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /\n")]
    public void Another_user_an_unknown_base_or_an_image_that_steps_down_is_left_alone(string text) => Assert.Empty(RuleFindings.Of("RunsAsRoot", text));

    [Fact]
    public void What_Server_Core_sets_is_information_and_what_the_file_sets_a_warning()
    {
        Assert.Equal(DockerfileSeverity.Information, Assert.Single(RuleFindings.Of("RunsAsRoot", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD app.exe\n")).Severity);
        Assert.Equal(DockerfileSeverity.Warning, Assert.Single(RuleFindings.Of("RunsAsRoot", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER ContainerAdministrator\nCMD app.exe\n")).Severity);
    }

    [Fact]
    public void The_fix_fits_the_system()
    {
        Assert.Equal("USER ContainerUser", Assert.Single(RuleFindings.Of("RunsAsRoot", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD app.exe\n")).Fix);
        Assert.Equal("USER $APP_UID", Assert.Single(RuleFindings.Of("RunsAsRoot", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCMD dotnet x.dll\n")).Fix);
    }
}
