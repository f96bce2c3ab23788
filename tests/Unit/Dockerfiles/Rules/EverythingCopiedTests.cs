using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class EverythingCopiedTests
{
    const string Go = "FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /src/bin/app .\nFROM alpine:3.22\n";

    [Theory]
    [InlineData("COPY --from=build / /")]
    [InlineData("COPY --from=build /src /app")]
    [InlineData("COPY --from=build /src/ /app/")]
    [InlineData("COPY --from=build src /app")]
    [InlineData("COPY --from=0 /go /go")]
    [InlineData("COPY --from=build /usr/local/go /usr/local/go")]
    public void Sources_and_whole_systems_are_found(string copy) => Assert.Equal([6], RuleFindings.Lines("EverythingCopied", Go + copy + "\n"));

    [Theory]
    [InlineData("COPY --from=build /src/bin /app")]
    [InlineData("COPY --from=build /src/bin/app /app")]
    [InlineData("COPY --from=build /src/static /static")]
    [InlineData("COPY --from=build /go/bin/app /app")]
    [InlineData("COPY --from=busybox:1.36 / /")]
    [InlineData("COPY --from=build $FOLDER /app")]
    [InlineData("COPY src /app")]
    public void Results_are_what_is_to_be_copied(string copy) => Assert.Empty(RuleFindings.Of("EverythingCopied", Go + copy + "\n"));

    [Fact]
    public void What_an_interpreter_reads_is_no_leftover() =>
        Assert.Empty(RuleFindings.Of("EverythingCopied", "FROM python:3.12 AS build\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nFROM python:3.12-slim\nCOPY --from=build /app /app\n"));

    [Fact]
    public void A_toolchain_that_is_what_is_made_is_no_leftover() =>
        Assert.Empty(RuleFindings.Of("EverythingCopied", "FROM golang:1.26 AS build\nRUN cd /go/src && ./make.bash\nFROM debian:13\nCOPY --from=build /go /go\n"));

    [Fact]
    public void A_root_file_system_that_was_put_together_is_to_be_copied() =>
        Assert.Empty(RuleFindings.Of("EverythingCopied", "FROM alpine:3.22 AS root\nRUN apk add curl\nFROM scratch\nCOPY --from=root / /\n"));

    [Theory]
    [InlineData("npm ci", true)]
    [InlineData("yarn install --frozen-lockfile", true)]
    [InlineData("npm ci --omit=dev", false)]
    [InlineData("npm ci && npm prune --omit=dev", false)]
    [InlineData("NODE_ENV=production npm install", false)]
    [InlineData("pnpm install --prod", false)]
    public void Modules_of_development_are_found(string install, bool isFound)
    {
        var found = RuleFindings.Lines("EverythingCopied", $"FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN {install}\nFROM node:22-slim\nCOPY --from=build /app/node_modules /app/node_modules\n");

        Assert.Equal(isFound ? [6] : [], found);
    }
}
