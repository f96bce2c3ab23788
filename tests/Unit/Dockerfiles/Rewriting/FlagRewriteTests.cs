using System.Collections.Generic;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

public sealed class FlagRewriteTests
{
    const string Start = "FROM golang:1.24 AS build\nCOPY . .\n";
    const string End = "\nFROM debian:13-slim\nCOPY --from=build /app /app\nCMD [\"/app\"]\n";

    static string After(string rule, string step, IReadOnlyDictionary<string, string>? files = null) =>
        Rewritten.Of(Start + step + End, files, [rule]).After.Replace(Start, "").Replace(End, "");

    [Theory]
    [InlineData("GoBuildAll", "RUN go build -a -o /app .", "RUN go build -o /app .")]
    [InlineData("GoBuildAll", "RUN go build -v -a \\\n  -o /app .", "RUN go build -v \\\n  -o /app .")]
    [InlineData("TrimPathMissing", "RUN go build -o /app .", "RUN go build -trimpath -o /app .")]
    [InlineData("TrimPathMissing", "RUN set -e; CGO_ENABLED=0 go  build -o /app .", "RUN set -e; CGO_ENABLED=0 go  build -trimpath -o /app .")]
    [InlineData("LinkerFlagsMissing", "RUN go build -o /app .", "RUN go build -ldflags=\"-s -w\" -o /app .")]
    [InlineData("LinkerFlagsMissing", "RUN go build -ldflags \"-X main.v=$V\" -o /app .", "RUN go build -ldflags \"-s -w -X main.v=$V\" -o /app .")]
    [InlineData("LinkerFlagsMissing", "RUN go build --ldflags='-X main.v=1' -o /app .", "RUN go build --ldflags='-s -w -X main.v=1' -o /app .")]
    public void Flags_change_where_they_stand(string rule, string before, string after) => Assert.Equal(after, After(rule, before));

    [Theory]
    [InlineData("GoBuildAll", "ENV GOFLAGS=-a\nRUN go build -o /app .")]
    [InlineData("LinkerFlagsMissing", "RUN go build -ldflags=-X=main.v=1 -o /app .")]
    [InlineData("LinkerFlagsMissing", "RUN go build -gcflags=all=-N -o /app .")]
    [InlineData("TrimPathMissing", "RUN [\"go\", \"build\", \"-o\", \"/app\", \".\"]")]
    [InlineData("TrimPathMissing", "RUN sh -c 'go build -o /app .'")]
    public void Others_stay(string rule, string step) => Assert.Equal(step, After(rule, step));

    [Theory]
    [InlineData("runtime.Caller(0)")]
    [InlineData("log.SetFlags(log.Llongfile)")]
    [InlineData("time.LoadLocation(\"UTC\")")]
    public void Paths_that_a_program_shows_stay(string code) =>
        Assert.Equal("RUN go build -o /app .", After("TrimPathMissing", "RUN go build -o /app .", Rewritten.Module(("main.go", "package main\n// " + code + "\n"))));

    [Theory]
    [InlineData("FROM debian:13\n# lists\nRUN apt-get update\nRUN apt-get install -y git\n", "FROM debian:13\nRUN apt-get update && apt-get install -y git\n")]
    [InlineData("FROM debian:13\nRUN apt-get update\nRUN apt-get install -y git\nRUN apt-get install -y curl\n", "FROM debian:13\nRUN apt-get update && apt-get install -y git\nRUN apt-get update && apt-get install -y curl\n")]
    [InlineData("FROM debian:13 AS a\nRUN apt-get update\nFROM a\nRUN apt-get install -y git\n", "FROM debian:13 AS a\nRUN apt-get update\nFROM a\nRUN apt-get update && apt-get install -y git\n")]
    public void Lists_are_fetched_where_they_are_used(string before, string after) => Assert.Equal(after, Rewritten.After(before, "AptUpdateApart"));

    [Theory]
    [InlineData("FROM debian:13\nARG GIT_SHA\nRUN apt-get update && apt-get install -y git\nLABEL rev=$GIT_SHA\n", "FROM debian:13\nRUN apt-get update && apt-get install -y git\nARG GIT_SHA\nLABEL rev=$GIT_SHA\n")]
    [InlineData("FROM debian:13\nARG GIT_SHA\nRUN apt-get update && apt-get install -y git\nRUN ./build.sh $GIT_SHA\n", "FROM debian:13\nRUN apt-get update && apt-get install -y git\nARG GIT_SHA\nRUN ./build.sh $GIT_SHA\n")]
    [InlineData("FROM debian:13\nARG GIT_SHA\nRUN make\n", "FROM debian:13\nARG GIT_SHA\nRUN make\n")]
    public void A_value_moves_to_where_it_is_used(string before, string after) => Assert.Equal(after, Rewritten.After(before, "ChangingValueEarly"));

    [Theory]
    [InlineData("golang:1.19-alpine", "", "net", false)]
    [InlineData("golang:1.19-alpine", "ENV CGO_ENABLED=0\n", "net", true)]
    [InlineData("golang:1.19-alpine", "RUN apk add build-base\n", "net", true)]
    [InlineData("golang:1.19-alpine", "", "fmt", true)]
    [InlineData("golang:1.19", "", "net", true)]
    [InlineData("golang:1.20-alpine", "", "net", true)]
    public void Paths_stay_where_their_going_needs_a_compiler_that_is_not_there(string image, string before, string import, bool goes)
    {
        var files = new Dictionary<string, string> { ["go.mod"] = "module example.org/app\n\ngo 1.19\n", ["main.go"] = $"package main\n\nimport _ \"{import}\"\n\nfunc main() {{}}\n" };

        var after = Rewritten.Of($"FROM {image}\n{before}COPY . .\nRUN go build -o /app .\nCMD [\"/app\"]\n", files, ["TrimPathMissing"]).After;

        Assert.Equal(goes, after.Contains("-trimpath"));
    }
}
