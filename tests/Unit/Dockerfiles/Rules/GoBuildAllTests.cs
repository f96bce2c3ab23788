using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class GoBuildAllTests
{
    [Theory]
    [InlineData("RUN go build -a .", "RUN go build .")]
    [InlineData("RUN CGO_ENABLED=0 GOOS=linux go build -a -installsuffix cgo -o /app .", "RUN CGO_ENABLED=0 GOOS=linux go build -o /app .")]
    [InlineData("RUN go build -o /app -a=true -installsuffix=cgo ./a", "RUN go build -o /app ./a")]
    [InlineData("RUN go build -ldflags \"-s -w\" -tags netgo -a .", "RUN go build -ldflags \"-s -w\" -tags netgo .")]
    [InlineData("RUN go test -a ./...", "RUN go test ./...")]
    [InlineData("RUN [\"go\", \"build\", \"-a\", \".\"]", "RUN go build .")]
    public void It_is_found_and_left_out(string step, string fix) => Assert.Equal(fix, RuleHits.One(GoBuildAll.Id, "FROM golang:1.24\n" + step).Fix);

    [Theory]
    [InlineData("RUN go build -installsuffix cgo .")]
    [InlineData("RUN go build -a=false .")]
    [InlineData("RUN go run . -a")]
    [InlineData("RUN go test ./... -args -a")]
    [InlineData("RUN go build -o -a .")]
    [InlineData("RUN go install -a example.org/tool@v1")]
    [InlineData("RUN go list -a")]
    [InlineData("RUN ls -a")]
    public void Others_are_not(string step) => Assert.Empty(RuleHits.Find(GoBuildAll.Id, "FROM golang:1.24\n" + step));

    [Fact]
    public void In_GOFLAGS_it_is_found_and_not_mended() =>
        Assert.False(RuleHits.One(GoBuildAll.Id, "FROM golang:1.24\nENV GOFLAGS=\"-v -a\"\nRUN go build .").CanOptimize);
}
