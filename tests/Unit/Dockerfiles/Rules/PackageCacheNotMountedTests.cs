using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class PackageCacheNotMountedTests
{
    static string Fix(string text) => RuleHits.One(PackageCacheNotMounted.Id, text).Fix.Split('\n')[0];

    [Theory]
    [InlineData("FROM node:22\nRUN npm ci", "RUN --mount=type=cache,target=/root/.npm npm ci")]
    [InlineData("FROM node:22\nENV npm_config_cache=/c\nRUN npm ci", "RUN --mount=type=cache,target=/c npm ci")]
    [InlineData("FROM node:22\nUSER node\nENV HOME=/home/node\nRUN npm ci", "RUN --mount=type=cache,target=/home/node/.npm,mode=0777 npm ci")]
    [InlineData("FROM node:22\nUSER 1000\nENV HOME=/home/node\nRUN npm ci", "RUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci")]
    [InlineData("FROM node:22\nUSER node\nRUN npm ci", "RUN --mount=type=cache,target=<home of node>/.npm,mode=0777 npm ci")]
    [InlineData("FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt", "RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt")]
    [InlineData("FROM rust:1.80\nRUN cargo build --release", "RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release")]
    [InlineData("FROM debian:12\nRUN cargo build --release", "RUN --mount=type=cache,target=/root/.cargo/registry cargo build --release")]
    [InlineData("FROM maven:3.9\nRUN mvn package", "RUN --mount=type=cache,target=/root/.m2/repository mvn package")]
    public void The_folder_follows_from_the_tool_the_user_and_the_variables(string text, string fix) => Assert.Equal(fix, Fix(text));

    [Theory]
    [InlineData("FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci")]
    [InlineData("FROM node:22\nRUN npm install -g typescript")]
    [InlineData("FROM node:22\nRUN npm run build")]
    [InlineData("FROM golang:1.24\nRUN go mod download")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get install -y git")]
    [InlineData("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dotnet restore")]
    [InlineData("FROM --platform=windows/amd64 mcr.microsoft.com/dotnet/sdk:9.0\nRUN dotnet restore")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:9.0-windowsservercore-ltsc2022\nRUN dotnet restore")]
    [InlineData("FROM node:22\nRUN --network=none npm ci")]
    public void Others_are_not_found(string text) => Assert.Empty(RuleHits.Find(PackageCacheNotMounted.Id, text));

    [Fact]
    public void What_a_layer_holds_is_not_fetched_again()
    {
        Assert.Equal("2 5", RuleHits.Lines(PackageCacheNotMounted.Id, "FROM node:22\nRUN npm ci\nRUN npm ci\nFROM node:22\nRUN npm ci"));
        Assert.Equal("2", RuleHits.Lines(PackageCacheNotMounted.Id, "FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build\nRUN dotnet restore && dotnet build\nFROM build\nRUN dotnet publish"));
        Assert.Equal("", RuleHits.Lines(PackageCacheNotMounted.Id, "FROM rust:1.80\nRUN cargo build --offline"));
    }

    [Fact]
    public void The_classic_builder_has_no_mounts() =>
        Assert.Empty(RuleHits.Find(PackageCacheNotMounted.Id, "FROM node:22\nRUN npm ci", null, new CheckSettings { Builder = DockerfileBuilder.Classic }));

    [Fact]
    public void Every_cache_is_that_of_a_tool() => Assert.All(PackageCache.All, cache => Assert.Contains(DependencyTool.All, tool => tool.Cache == cache));
}
