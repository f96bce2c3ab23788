using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class TrimPathMissingTests
{
    static string Lines(string text) => RuleHits.Lines(TrimPathMissing.Id, text);

    [Theory]
    [InlineData("RUN go build -o /app .", "RUN go build -trimpath -o /app .")]
    [InlineData("RUN CGO_ENABLED=0 go install ./cmd/...", "RUN CGO_ENABLED=0 go install -trimpath ./cmd/...")]
    [InlineData("RUN set -e; go build \\\n  -o /app .", "RUN go build -trimpath \\\n  -o /app .")]
    public void It_is_put_behind_the_verb(string step, string fix) => Assert.Equal(fix, RuleHits.One(TrimPathMissing.Id, "FROM golang:1.24\n" + step).Fix);

    [Theory]
    [InlineData("RUN go build -trimpath .")]
    [InlineData("RUN go build -trimpath=false .")]
    [InlineData("RUN go build -o a -trimpath .")]
    [InlineData("ENV GOFLAGS=-trimpath\nRUN go build .")]
    [InlineData("RUN GOFLAGS='-v -trimpath' go build .")]
    [InlineData("RUN go build $FLAGS .")]
    [InlineData("RUN go build ./...")]
    [InlineData("RUN go test ./... && go vet ./...")]
    [InlineData("RUN go build -race .")]
    [InlineData("ARG GCFLAGS\nRUN go build -gcflags=\"$GCFLAGS\" .")]
    [InlineData("RUN go build -gcflags='all=-N -l' .")]
    [InlineData("RUN go install github.com/go-delve/delve/cmd/dlv@latest\nRUN go build .")]
    [InlineData("RUN go build -o /app .\nENTRYPOINT [\"dlv\", \"exec\", \"/app\"]")]
    [InlineData("RUN go install example.org/tool@v1")]
    public void Others_are_not_found(string text) => Assert.Equal("", Lines("FROM golang:1.24\n" + text));

    [Fact]
    public void A_stage_that_the_image_does_not_need_is_not_looked_at() =>
        Assert.Equal("4", Lines("FROM golang:1.24 AS lint\nRUN go build -o x .\nFROM golang:1.24\nRUN go build -o x ."));
}
