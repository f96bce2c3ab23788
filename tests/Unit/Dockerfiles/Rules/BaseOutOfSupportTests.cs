using System;
using WinDockerTools.Engine.Dockerfiles.Facts;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class BaseOutOfSupportTests
{
    [Theory]
    [InlineData("golang:1.24", "Go 1.24")]
    [InlineData("golang:1.24.5-alpine", "Go 1.24")]
    [InlineData("docker.io/library/node:18-slim", "Node.js 18")]
    [InlineData("python:3.9.1", "Python 3.9")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:6.0-alpine", ".NET 6")]
    [InlineData("debian:11", "Debian 11")]
    [InlineData("debian:buster-slim", "Debian 10")]
    [InlineData("ubuntu:20.04", "Ubuntu 20.04")]
    [InlineData("ubuntu:focal-20240101", "Ubuntu 20.04")]
    [InlineData("alpine:3.18.2", "Alpine 3.18")]
    [InlineData("ruby:3.4-alpine3.19", "Alpine 3.19")]
    [InlineData("nginx:1.29-bullseye", "Debian 11")]
    [InlineData("mcr.microsoft.com/windows/servercore:20H2", "Windows 20H2")]
    [InlineData("golang:1.26-nanoserver-1903", "Windows 1903")]
    [InlineData("mcr.microsoft.com/windows/nanoserver:10.0.18362.1256", "Windows 1903")]
    public void What_has_ended_is_named(string image, string product) =>
        Assert.Contains($"Support of {product} in {image} ended on ", Assert.Single(RuleFindings.Of("BaseOutOfSupport", $"FROM {image} AS x\n")).Message);

    [Fact]
    public void A_tag_can_be_old_twice() => Assert.Equal([1, 1], RuleFindings.Lines("BaseOutOfSupport", "FROM golang:1.20-buster\n"));

    [Theory]
    [InlineData("golang:1.26")]
    [InlineData("golang:1.99")]
    [InlineData("golang:1")]
    [InlineData("golang")]
    [InlineData("python:3")]
    [InlineData("python:3.10")]
    [InlineData("node:22")]
    [InlineData("debian:bookworm")]
    [InlineData("alpine:3.21")]
    [InlineData("alpine:edge")]
    [InlineData("registry.example/golang:1.20")]
    [InlineData("user/node:18")]
    [InlineData("redis:6.0")]
    [InlineData("tool:2004")]
    [InlineData("mcr.microsoft.com/windows/servercore:ltsc2019")]
    [InlineData("mcr.microsoft.com/windows/servercore:ltsc2016")]
    public void What_is_supported_or_not_known_is_left_alone(string image) =>
        Assert.Empty(RuleFindings.Of("BaseOutOfSupport", $"FROM {image}\n", new CheckSettings { Today = new DateTime(2026, 10, 31) }));

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void The_last_day_still_counts(int day, bool isFound) =>
        Assert.Equal(isFound ? [1] : [], RuleFindings.Lines("BaseOutOfSupport", "FROM python:3.10\n", new CheckSettings { Today = new DateTime(2026, 10, 1).AddDays(day - 1).AddHours(13) }));
}
