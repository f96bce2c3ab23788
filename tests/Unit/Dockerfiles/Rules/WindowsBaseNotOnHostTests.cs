using System;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Facts;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class WindowsBaseNotOnHostTests
{
    static readonly HostPlatform Server2022 = new() { Name = "build01", Version = new Version(10, 0, 20348), Product = WindowsProduct.Server };
    static readonly HostPlatform Server2025 = new() { Name = "build02", Version = new Version(10, 0, 26100), Product = WindowsProduct.Server };
    static readonly HostPlatform Client = new() { Name = "desk", Version = new Version(10, 0, 26100), Product = WindowsProduct.Client };
    static readonly HostPlatform Linux = new() { Name = "node1", OS = "linux", Architecture = "amd64" };

    [Fact]
    public void A_newer_base_is_found_with_the_verdicts_reason()
    {
        var finding = Assert.Single(RuleFindings.Of("WindowsBaseNotOnHost", "FROM mcr.microsoft.com/windows/servercore:ltsc2025\n", On(Server2022, Server2025)));

        Assert.Contains("build01", finding.Message);
        Assert.Contains("26100", finding.Message);
        Assert.Equal("FROM mcr.microsoft.com/windows/servercore:ltsc2022", finding.Fix);
    }

    [Theory]
    [InlineData("golang:1.26-nanoserver-ltsc2019")]
    [InlineData("mcr.microsoft.com/windows/nanoserver:1809")]
    [InlineData("mcr.microsoft.com/windows/nanoserver:10.0.17763.437")]
    public void An_older_base_needs_Hyper_V_which_servers_do_not_start_by_themselves(string image)
    {
        Assert.Equal([1], RuleFindings.Lines("WindowsBaseNotOnHost", $"FROM {image}\n", On(Server2025)));
        Assert.Empty(RuleFindings.Of("WindowsBaseNotOnHost", $"FROM {image}\n", On(Client)));
    }

    [Theory]
    [InlineData("FROM debian:13\n")]
    [InlineData("FROM alpine:3.22\n")]
    [InlineData("FROM golang:1.26-alpine\n")]
    [InlineData("FROM scratch\nCOPY app /\n")]
    [InlineData("FROM --platform=linux/amd64 golang:1.26\n")]
    public void Linux_does_not_run_on_Windows(string text)
    {
        Assert.Equal([1], RuleFindings.Lines("WindowsBaseNotOnHost", text, On(Server2022)));
        Assert.Empty(RuleFindings.Of("WindowsBaseNotOnHost", text, On(Linux)));
    }

    [Fact]
    public void Windows_does_not_run_on_Linux() => Assert.Equal([1], RuleFindings.Lines("WindowsBaseNotOnHost", "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n", On(Linux)));

    [Theory]
    [InlineData("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n")]
    [InlineData("FROM golang:1.26\n")]
    [InlineData("FROM golang:1.26-nanoserver\n")]
    [InlineData("FROM registry.example/base:1\n")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS build\nRUN dir\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build C:/x C:/x\n")]
    public void What_runs_or_is_not_known_is_left_alone(string text) => Assert.Empty(RuleFindings.Of("WindowsBaseNotOnHost", text, On(Server2022, Server2025)));

    [Fact]
    public void The_place_is_where_the_image_stands() =>
        Assert.Equal([1], RuleFindings.Lines("WindowsBaseNotOnHost", "FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS base\nFROM base\n", On(Server2022)));

    static CheckSettings On(params HostPlatform[] hosts) => RuleFindings.Settings with { Hosts = hosts };
}
