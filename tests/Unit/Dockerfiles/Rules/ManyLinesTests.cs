using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Rules;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class ManyLinesTests
{
    const int Many = 3000;

    public static TheoryData<string> Rules => [.. DockerfileRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_file_of_thousands_of_stages_commands_and_copies_is_no_trouble(string id)
    {
        var text = "FROM golang:1.26 AS build\n" + Repeat("RUN apt-get install gcc && go build -o /app .\nCOPY . /src\n") + Repeat("FROM build AS build\n")
            + "FROM alpine:3.22\n" + Repeat("COPY --from=build /app /app\nENV A=C:\\x\n") + "CMD [\"/app\"]\n";
        var facts = new DockerfileFacts(null, DockerfileParser.Parse(text), RuleFindings.Settings);
        _ = facts.Commands.Count;

        // What is not linear takes minutes.
        Assert.InRange(DockerfileRules.All.Single(rule => rule.Id == id).In(facts).Count(), 0, 10 * Many);
    }

    static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Many));
}
