using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class AptUpdateApartTests
{
    static string Lines(string text) => RuleHits.Lines(AptUpdateApart.Id, text);

    [Theory]
    [InlineData("RUN apt-get update\nRUN apt-get install -y git", "3")]
    [InlineData("RUN apt update\nRUN apt -y install git", "3")]
    [InlineData("RUN apt-get -q update\nENV A=1\nRUN apt-get -y upgrade", "4")]
    [InlineData("RUN apk update\nRUN apk add git", "3")]
    [InlineData("RUN apt-get update && apt-get install -y curl\nRUN apt-get install -y git", "3")]
    [InlineData("RUN [\"apt-get\", \"update\"]\nRUN [\"apt-get\", \"install\", \"-y\", \"git\"]", "3")]
    [InlineData("RUN apt-get update\nRUN <<EOF\nset -e\napt-get install -y git\nEOF", "5")]
    public void Lists_from_another_step_are_found(string steps, string lines) => Assert.Equal(lines, Lines("FROM debian:12\n" + steps));

    [Theory]
    [InlineData("RUN apt-get update && apt-get install -y git")]
    [InlineData("RUN apt-get update && apt-get install -y curl\nRUN apt-get update && apt-get install -y git")]
    [InlineData("RUN apt-get update")]
    [InlineData("RUN apt-get install -y git")]
    [InlineData("RUN apk update\nRUN apk add --no-cache git")]
    [InlineData("RUN apk update\nRUN apk -U add git")]
    [InlineData("RUN dnf makecache\nRUN dnf install -y git")]
    [InlineData("RUN apk update\nRUN apt-get install -y git")]
    [InlineData("RUN echo apt-get update\nRUN echo apt-get install")]
    public void Others_are_not(string steps) => Assert.Equal("", Lines("FROM debian:12\n" + steps));

    [Fact]
    public void Lists_of_a_base_stage_count_and_those_of_another_stage_do_not()
    {
        Assert.Equal("4", Lines("FROM debian:12 AS base\nRUN apt-get update\nFROM base\nRUN apt-get install -y git"));
        Assert.Equal("", Lines("FROM debian:12 AS base\nRUN apt-get update\nFROM debian:12\nRUN apt-get install -y git"));
    }

    [Fact]
    public void The_fix_keeps_flags_and_lines()
    {
        var found = RuleHits.One(AptUpdateApart.Id, "FROM debian:12\nRUN apt-get update\nRUN --network=host apt-get install -y \\\n    git");

        Assert.Equal("RUN --network=host apt-get update && apt-get install -y \\\n    git", found.Fix);
        Assert.Contains("on line 2", found.Message);
        Assert.True(found.CanOptimize);
    }
}
