using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class ChangingValueEarlyTests
{
    const string Install = "RUN apk add --no-cache git\n";

    static string Lines(string text) => RuleHits.Lines(ChangingValueEarly.Id, "FROM alpine:3.20\n" + text);

    [Theory]
    [InlineData("ARG BUILD_DATE\n" + Install)]
    [InlineData("ARG build_number=0\n" + Install)]
    [InlineData("ARG VERSION GIT_COMMIT\n" + Install)]
    [InlineData("ARG VCS_REF\nENV REF=$VCS_REF\n" + Install)]
    [InlineData("ARG VCS_REF\nLABEL ref=$VCS_REF\n" + Install)]
    [InlineData("ARG TIMESTAMP\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download")]
    [InlineData("ARG COMMIT\nRUN make deps")]
    public void One_before_a_step_that_takes_long_is_found(string text) => Assert.Equal("2", Lines(text));

    [Theory]
    [InlineData(Install + "ARG BUILD_DATE\nLABEL created=$BUILD_DATE")]
    [InlineData("ARG VERSION\n" + Install)]
    [InlineData("ARG CACHEBUST\n" + Install)]
    [InlineData("ARG HTTP_PROXY\n" + Install)]
    [InlineData("ARG TARGETARCH\n" + Install)]
    [InlineData("ARG BUILD_DATE\nRUN echo hello")]
    [InlineData("ARG GIT_COMMIT\nRUN make VERSION=$GIT_COMMIT")]
    [InlineData("ARG GIT_COMMIT\nENV REF=${GIT_COMMIT}\nRUN make VERSION=$REF")]
    [InlineData("ARG GIT_COMMIT\nRUN echo $GIT_COMMIT >/commit\n" + Install)]
    [InlineData("COPY . .\nARG GIT_COMMIT\nRUN go build -o /app .")]
    [InlineData("ARG GIT_COMMIT\nCOPY . .\nRUN go build -o /app .")]
    public void Others_are_not(string text) => Assert.Equal("", Lines(text));

    [Fact]
    public void An_argument_ends_with_its_stage_and_one_before_the_first_stage_is_in_none()
    {
        Assert.Equal("", Lines("ARG BUILD_DATE\nFROM alpine:3.20\n" + Install));
        Assert.Equal("", RuleHits.Lines(ChangingValueEarly.Id, "ARG BUILD_DATE\nFROM alpine:3.20\n" + Install));
    }

    [Fact]
    public void The_fix_names_the_last_step_that_does_not_use_it()
    {
        var found = RuleHits.One(ChangingValueEarly.Id, "FROM alpine:3.20\nARG BUILD_DATE\n" + Install + "RUN apk add \\\n    make\nRUN echo $BUILD_DATE");

        Assert.Equal("# below line 5, with all that uses it\nARG BUILD_DATE", found.Fix);
        Assert.Contains("'apk add --no-cache' on line 3", found.Message);
    }

    [Fact]
    public void Many_of_them_take_no_longer_than_few()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(number => $"ARG BUILD_DATE\nENV A{number}=$BUILD_DATE\nRUN apk add a{number}b\n"));

        Assert.Equal("2", Lines(text));
    }
}
