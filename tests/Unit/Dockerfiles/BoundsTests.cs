using System;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>Files that nobody would write by hand take no more than their length's time.</summary>
public sealed class BoundsTests
{
    const int Many = 200_000;

    // What takes the square of the length takes minutes.

    public static TheoryData<string, string> Files => new()
    {
        { "one line", "FROM a\nRUN " + new string('x', 20_000_000) },
        { "one line of words", "FROM a\nENV " + Repeat("a=b ", Many * 5) },
        { "one line of quotes", "FROM a\nRUN <<" + new string('"', 5_000_000) },
        { "one line of variables", "FROM a\nCOPY " + Repeat("$a${b} ", Many) },
        { "one line of brackets", "FROM a\nRUN " + new string('[', 5_000_000) },
        { "one line of flags", "FROM a\nRUN " + Repeat("--mount=type=cache,target=/x ", 20_000) },
        { "a long chain of lines", "FROM a\nRUN " + Repeat("x \\\n", Many) + "y" },
        { "comments within an instruction", "FROM a\nRUN x \\\n" + Repeat("# c\n", Many) + "y" },
        { "many instructions", "FROM a\n" + Repeat("RUN x y\n", Many) },
        { "many bad instructions", "FROM a\n" + Repeat("RUM [ x\n", Many) },
        { "many values", "FROM scratch\n" + string.Concat(Enumerable.Range(0, Many / 4).Select(number => $"ENV v{number}=$v{number - 1}x\n")) },
        { "many stages", string.Concat(Enumerable.Range(0, Many / 4).Select(number => $"FROM s{number - 1} AS s{number}\nCOPY --from=s{number / 2} a b\n")) },
        { "many documents", "FROM a\nRUN " + Repeat("<<E ", 10_000) + "\n" + Repeat("E\n", 10_000) },
        { "an open document", "FROM a\n" + "RUN <<E\n" + Repeat("RUN <<E\n", Many) },
        { "many words behind ONBUILD", "FROM a\n" + Repeat("ONBUILD ", Many) },
        { "deep substitutions", "FROM a\nWORKDIR " + Repeat("${a:-", Many) },
        { "blank lines", Repeat("\r\n", Many * 5) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Long_files_are_read_whole(string kind, string text)
    {
        // What is not linear takes minutes.
        var file = DockerfileParser.Parse(text);
        DockerfileStages.Of(file);

        Assert.True(text.Length == file.Parts.Sum(part => part.Span.Length), kind);
    }

    [Fact]
    public void Values_that_double_themselves_stop()
    {
        var text = new StringBuilder("FROM scratch\nENV a=xxxxxxxxxx\n");
        for (var line = 0; line < 100; line++)
            text.Append("ENV a=$a$a\n");

        var stages = DockerfileStages.Of(DockerfileParser.Parse(text.ToString()));

        Assert.NotEmpty(stages.Errors);
        Assert.True(stages.All[0].End.Variables["a"]!.Length < 5_000_000);
    }

    [Fact]
    public void Many_long_values_stop_as_well()
    {
        var stages = DockerfileStages.Of(DockerfileParser.Parse($"FROM scratch\nENV a={new string('x', 60_000)}\n" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"ENV b{number}=$a\n"))));
        Assert.Contains("from here on none are expanded", Assert.Single(stages.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_531, 0)]
    [InlineData(65_532, 1)]
    public void A_line_has_as_many_bytes_as_the_builders_read(int length, int errors) =>
        Assert.Equal(errors, DockerfileParser.Parse($"FROM a\nRUN {new string('x', length)}\nRUN é").Errors.Count);

    static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
