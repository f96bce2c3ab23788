using WinDockerTools.Engine.Dockerfiles.Facts;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class BuilderLacksTests
{
    static readonly CheckSettings Classic = RuleFindings.Settings with { Builder = DockerfileBuilder.Classic };
    static readonly CheckSettings BuildKit = RuleFindings.Settings with { Builder = DockerfileBuilder.BuildKit };

    [Theory]
    [InlineData("RUN --mount=type=cache,target=/x true", DockerfileSeverity.Error)]
    [InlineData("RUN --network=none true", DockerfileSeverity.Error)]
    [InlineData("RUN --security=insecure true", DockerfileSeverity.Error)]
    [InlineData("RUN <<EOF\ntrue\nEOF", DockerfileSeverity.Error)]
    [InlineData("COPY <<EOF /x\ntrue\nEOF", DockerfileSeverity.Error)]
    [InlineData("COPY --chmod=755 a b", DockerfileSeverity.Error)]
    [InlineData("ADD --chmod=755 a b", DockerfileSeverity.Error)]
    [InlineData("COPY --parents a b", DockerfileSeverity.Error)]
    [InlineData("COPY --exclude=*.md a b", DockerfileSeverity.Error)]
    [InlineData("COPY --link a b", DockerfileSeverity.Information)]
    [InlineData("ADD --keep-git-dir=true https://github.com/a/b.git b", DockerfileSeverity.Error)]
    [InlineData("ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a b", DockerfileSeverity.Error)]
    public void What_the_classic_builder_does_not_do_is_found(string line, DockerfileSeverity severity)
    {
        var finding = Assert.Single(RuleFindings.Of("BuilderLacks", $"FROM alpine:3.22\n{line}\n", Classic));

        Assert.Equal((2, severity), (finding.Line, finding.Severity));
        Assert.Empty(RuleFindings.Of("BuilderLacks", $"FROM alpine:3.22\n{line}\n", BuildKit));
        Assert.Empty(RuleFindings.Of("BuilderLacks", $"FROM alpine:3.22\n{line}\n"));
    }

    [Theory]
    [InlineData("COPY --from=alpine:3.22 --chown=1:1 /a /b")]
    [InlineData("ADD https://example.com/a b")]
    [InlineData("HEALTHCHECK --interval=5s CMD true")]
    [InlineData("RUN echo --mount=x")]
    public void What_it_does_is_left_alone(string line) => Assert.Empty(RuleFindings.Of("BuilderLacks", $"FROM alpine:3.22\n{line}\n", Classic));

    [Fact]
    public void Another_frontend_is_not_fetched()
    {
        var finding = Assert.Single(RuleFindings.Of("BuilderLacks", "# syntax=docker/dockerfile:1\nFROM alpine:3.22\n", Classic));

        Assert.Equal((1, DockerfileSeverity.Information), (finding.Line, finding.Severity));
    }

    [Fact]
    public void Windows_has_the_classic_builder() =>
        Assert.Equal([3], RuleFindings.Lines("BuilderLacks", "# escape=`\nFROM golang:1.26-nanoserver-ltsc2022\nRUN --mount=type=cache,target=C:/x go build\n"));

    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN --mount=type=cache,target=/x go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build /app.exe /\n")]
    [InlineData("FROM golang:1.26-alpine AS build\nRUN --mount=type=cache,target=/x go build\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build /app.exe /\n")]
    public void Windows_from_Linux_can_only_be_built_by_BuildKit(string text) => Assert.Empty(RuleFindings.Of("BuilderLacks", text));

    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM alpine:3.22\n", 1)]
    [InlineData("FROM --platform=${TARGETPLATFORM} alpine:3.22\n", 1)]
    [InlineData("ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM alpine:3.22\n", 0)]
    public void It_sets_no_platforms(string text, int count) => Assert.Equal(count, RuleFindings.Of("BuilderLacks", text, Classic).Count);

    [Fact]
    public void Windows_has_no_scratch() =>
        Assert.Equal([2], RuleFindings.Lines("BuilderLacks", "# escape=`\nFROM scratch\nCOPY app.exe /\n"));
}
