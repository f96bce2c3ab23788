using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class LinkerFlagsMissingTests
{
    [Theory]
    [InlineData("RUN go build .", "RUN go build -ldflags=\"-s -w\" .")]
    [InlineData("RUN go build -ldflags '-X main.version=$(git describe)' .", "-ldflags=\"-s -w -X main.version=$(git describe)\"")]
    [InlineData("RUN go build -ldflags=-extldflags=-static .", "-ldflags=\"-s -w -extldflags=-static\"")]
    public void It_is_found(string step, string fix) => Assert.Equal(fix, RuleHits.One(LinkerFlagsMissing.Id, "FROM golang:1.24\n" + step).Fix);

    [Theory]
    [InlineData("RUN go build -ldflags=\"-s -w\" .")]
    [InlineData("RUN go build -ldflags '-w -X a=b' .")]
    [InlineData("RUN go build -ldflags=-s .")]
    [InlineData("RUN go build -ldflags \"$LDFLAGS\" .")]
    [InlineData("ENV LDFLAGS=\"-s -w\"\nRUN go build -ldflags \"$LDFLAGS\" .")]
    [InlineData("ENV GOFLAGS=-ldflags=-s\nRUN go build .")]
    [InlineData("RUN go build -o a . && strip a")]
    [InlineData("RUN go build -o a . && aarch64-linux-gnu-strip a")]
    [InlineData("RUN go build -o a .\nRUN upx a")]
    [InlineData("RUN go test ./...")]
    [InlineData("RUN go build -gcflags='all=-N -l' .")]
    public void Others_are_not(string text) => Assert.Empty(RuleHits.Find(LinkerFlagsMissing.Id, "FROM golang:1.24\n" + text));
}
