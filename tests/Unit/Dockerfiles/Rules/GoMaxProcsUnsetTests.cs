using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class GoMaxProcsUnsetTests
{
    const string Final = "FROM scratch\nCOPY --from=build /out/app /app\n";

    static string Text(string image, string final) => $"FROM {image} AS build\nCOPY . .\nRUN go build -o /out/app .\n{final}";

    [Theory]
    [InlineData("golang:1.24", Final + "ENTRYPOINT [\"/app\"]")]
    [InlineData("golang:1.21.3-alpine", Final + "CMD [\"/app\", \"serve\"]")]
    [InlineData("golang:1.24", Final + "CMD exec /app serve")]
    [InlineData("golang:1.24", "CMD [\"/out/app\"]")]
    [InlineData("golang:1.24", "FROM scratch\nCOPY --from=build /out/app /bin/\nENTRYPOINT [\"/bin/app\"]")]
    public void A_program_that_the_image_runs_is_found(string image, string final) => Assert.Equal("3", RuleHits.Lines(GoMaxProcsUnset.Id, Text(image, final)));

    [Theory]
    [InlineData("golang:1.25", Final + "ENTRYPOINT [\"/app\"]")]
    [InlineData("golang", Final + "ENTRYPOINT [\"/app\"]")]
    [InlineData("example.org/builder:1.20", Final + "ENTRYPOINT [\"/app\"]")]
    [InlineData("golang:1.24", Final + "ENV GOMAXPROCS=2\nENTRYPOINT [\"/app\"]")]
    [InlineData("golang:1.24", Final + "ENTRYPOINT [\"/other\"]")]
    [InlineData("golang:1.24", Final)]
    [InlineData("golang:1.24-nanoserver", "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY --from=build /out/app /app\nENTRYPOINT [\"/app\"]")]
    public void Others_are_not(string image, string final) => Assert.Equal("", RuleHits.Lines(GoMaxProcsUnset.Id, Text(image, final)));

    [Fact]
    public void A_library_that_goes_by_the_quota_makes_it_needless() =>
        Assert.Equal("", RuleHits.Lines(GoMaxProcsUnset.Id, Text("golang:1.24", Final + "ENTRYPOINT [\"/app\"]"), new Dictionary<string, string> { ["go.mod"] = "module a\nrequire go.uber.org/automaxprocs v1.6.0\n" }));
}
