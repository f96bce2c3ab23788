using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class BaseNotPinnedTests
{
    [Theory]
    [InlineData("golang")]
    [InlineData("golang:latest")]
    [InlineData("golang:alpine")]
    [InlineData("golang:bookworm")]
    [InlineData("node:lts-slim")]
    [InlineData("localhost:5000/tool")]
    [InlineData("debian:stable-slim")]
    [InlineData("ubuntu:rolling")]
    [InlineData("gcr.io/distroless/static:nonroot")]
    [InlineData("golang:nanoserver")]
    [InlineData("mcr.microsoft.com/windows/nanoserver")]
    public void A_tag_without_a_version_is_found(string image) => Assert.Equal([1], RuleFindings.Lines("BaseNotPinned", $"FROM {image}\n"));

    [Theory]
    [InlineData("golang:1.26")]
    [InlineData("golang:1-alpine")]
    [InlineData("node:lts-alpine3.22")]
    [InlineData("debian:bookworm-slim")]
    [InlineData("ubuntu:noble")]
    [InlineData("localhost:5000/tool:v2")]
    [InlineData("registry.example/tool:release-candidate")]
    [InlineData("gcr.io/distroless/static-debian12")]
    [InlineData("gcr.io/distroless/static-debian12:nonroot")]
    [InlineData("golang@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    [InlineData("scratch")]
    [InlineData("$BASE")]
    public void A_version_a_code_name_or_a_digest_is_enough(string image) => Assert.Empty(RuleFindings.Of("BaseNotPinned", $"FROM {image}\n"));

    [Fact]
    public void Windows_has_no_latest()
    {
        var finding = Assert.Single(RuleFindings.Of("BaseNotPinned", "FROM mcr.microsoft.com/windows/servercore\n"));

        Assert.Contains("cannot be pulled", finding.Message);
        Assert.Equal("FROM mcr.microsoft.com/windows/servercore:ltsc2022", finding.Fix);
    }

    [Fact]
    public void The_fix_keeps_variant_and_name() =>
        Assert.Equal("FROM node:<version>-alpine AS build", Assert.Single(RuleFindings.Of("BaseNotPinned", "FROM node:lts-alpine AS build\n")).Fix);
}
