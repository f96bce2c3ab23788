using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>How lines become instructions, and where everything stands.</summary>
public sealed class SyntaxTests
{
    static DockerfileSyntax Parse(string text)
    {
        var file = DockerfileParser.Parse(text);
        Assert.Equal(text, file.Print());
        return file;
    }

    static InstructionSyntax Last(string text) => Parse(text).Instructions is var all ? all[all.Count - 1].Syntax : null!;

    [Fact]
    public void An_instruction_knows_its_place()
    {
        var file = Parse("# first\n\n# build\n# it\nFROM a AS b\n  run  --network=none \\\n    # why\n    go build  \n");
        var run = file.Instructions[1].Syntax;

        Assert.Equal(("run", "RUN", "go build"), (run.Keyword, run.Name, run.Arguments));
        Assert.Equal((new TextPosition(6, 3), new TextPosition(8, 15)), (run.Start, run.End));
        Assert.Equal("# build\n# it\n", file.Instructions[0].Syntax.CommentSpan.Of(file.Text));
        Assert.True(run.CommentSpan.IsEmpty);
        Assert.Equal("run", run.KeywordSpan.Of(file.Text));
        Assert.Equal("--network=none", Assert.Single(run.Flags).Span.Of(file.Text));
        Assert.Equal("go build", run.RawArguments);
        Assert.Equal("    # why\n", Assert.Single(run.Dropped).Span.Of(file.Text));
        Assert.True(file.IsValid);
    }

    [Fact]
    public void The_parts_of_a_file_are_the_file()
    {
        var file = Parse("\uFEFF# syntax=docker/dockerfile:1\n# x\n\nFROM a\r\nRUN <<E\n\n# no comment\nE\n");

        Assert.Equal(
            [FilePartKind.Directive, FilePartKind.Comment, FilePartKind.Blank, FilePartKind.Instruction, FilePartKind.Instruction],
            file.Parts.Select(part => part.Kind));
        Assert.Equal("RUN <<E\n\n# no comment\nE\n", file.Parts[4].Span.Of(file.Text));
        Assert.True(file.Source.HasBom);
    }

    [Theory]
    [InlineData("FROM a", "None", "\n")]
    [InlineData("FROM a\nRUN b\n", "Lf", "\n")]
    [InlineData("FROM a\r\nRUN b\r\n", "CrLf", "\r\n")]
    [InlineData("FROM a\r\nRUN b\n", "Mixed", "\n")]
    public void A_file_says_how_its_lines_end(string text, string ending, string newLine)
    {
        var file = Parse(text);
        Assert.Equal((ending, newLine), (file.Source.LineEnding.ToString(), file.Source.NewLine));
        Assert.DoesNotContain('\r', string.Concat(file.Instructions.Select(instruction => instruction.Syntax.Arguments)));
    }

    [Theory]
    [InlineData("RUN a \\\n b", "a  b")]
    [InlineData("RUN a \\ \t\n b", "a  b")]
    [InlineData("RUN a \\\r\n b", "a  b")]
    [InlineData("RUN a\\\n\n\n# c\nb", "ab")]
    [InlineData("RUN a \\\\\n", "a \\\\")]
    [InlineData("RUN a \\", "a")]
    [InlineData("RUN a \\\n# only this", "a")]
    [InlineData("\\\n\\\n RUN a", "a")]
    [InlineData("RUN a \\\n\\\nb", "a b")]
    [InlineData("RUN a `\n", "a `")]
    [InlineData("# escape=`\nRUN a `\n b", "a  b")]
    [InlineData("# escape=`\nRUN dir C:\\\n", "dir C:\\")]
    [InlineData("#Escape = `\nRUN a ``\n", "a ``")]
    public void Lines_are_joined_at_the_escape_character(string text, string arguments) => Assert.Equal(arguments, Last(text).Arguments);

    [Fact]
    public void Every_character_of_a_joined_line_leads_back_to_the_file()
    {
        var run = Last("FROM a\nRUN one \\\n# dropped\n\n  two \\\r\n\tthree\n");
        var text = run.Joined.Text;

        Assert.Equal("RUN one   two \tthree", text);
        foreach (var (word, place) in new[] { ("one", new TextPosition(2, 5)), ("two", new TextPosition(5, 3)), ("three", new TextPosition(6, 2)) })
        {
            Assert.Equal(place, run.PositionOf(text.IndexOf(word, StringComparison.Ordinal)));
            Assert.Equal(word, run.SpanOf(text.IndexOf(word, StringComparison.Ordinal), word.Length).Of(run.Source.Text));
        }
        Assert.Equal("o \\\r\n\tth", run.SpanOf(text.IndexOf("o \tth", StringComparison.Ordinal), 5).Of(run.Source.Text));
    }

    [Fact]
    public void Directives_stand_at_the_top_alone()
    {
        var file = Parse("#syntax=docker/dockerfile:1.7\n# ESCAPE =\t`\n# Check = skip=all;error=true \n# syntax=late\nFROM a\n# escape=\\\n");

        Assert.Equal(
            [("syntax", "docker/dockerfile:1.7"), ("escape", "`"), ("check", "skip=all;error=true"), ("syntax", "late")],
            file.Directives.Select(directive => (directive.Name, directive.Value)));
        Assert.Equal('`', file.Escape);
        Assert.Equal("4:1: The directive 'syntax' stands here twice; take one of them away.", Assert.Single(file.Errors).ToString());
    }

    [Theory]
    [InlineData("\n# escape=`\nFROM a")]
    [InlineData("# about\n# escape=`\nFROM a")]
    [InlineData("# unknown=1\n# escape=`\nFROM a")]
    [InlineData("# escape=\nFROM a")]
    public void What_stands_below_something_else_is_a_comment(string text) => Assert.Equal((0, '\\'), (Parse(text).Directives.Count, Parse(text).Escape));

    [Fact]
    public void Only_two_characters_can_escape() =>
        Assert.Equal("1:10: '^' cannot be the escape character; it is a backtick (`) or a backslash (\\).", Assert.Single(Parse("# escape=^\nFROM a").Errors).ToString());

    [Theory]
    [InlineData("COPY --from=b --link x y", "--from=b|--link", "x y")]
    [InlineData("COPY --chown=\"a b\" x y", "--chown=a b", "x y")]
    [InlineData("COPY --chown=a\\ b x y", "--chown=a b", "x y")]
    [InlineData("COPY --link -- --x y", "--link", "--x y")]
    [InlineData("COPY -x --link y", "", "-x --link y")]
    [InlineData("COPY --link=", "--link=", "")]
    [InlineData("COPY \\\n  --link \\\n  x y", "--link", "x y")]
    public void Flags_stand_before_the_arguments(string text, string flags, string arguments)
    {
        var copy = Last(text);
        Assert.Equal((flags, arguments), (string.Join("|", copy.Flags), copy.Arguments));
    }

    [Theory]
    [InlineData("RUN [\"a\", \"b c\"]", "Json", "a|b c")]
    [InlineData("RUN [ ]", "Json", "")]
    [InlineData("RUN [\"\\u0041\\n\\\\\"]", "Json", "A\n\\")]
    [InlineData("RUN [\"a\", \\\n \"b\"]", "Json", "a|b")]
    [InlineData("RUN ['a']", "Text", "")]
    [InlineData("RUN [\"a\",]", "Text", "")]
    [InlineData("RUN [\"a\"] b", "Text", "")]
    [InlineData("RUN [ -f x ]", "Text", "")]
    [InlineData("RUN [\"C:\\windows\"]", "Text", "")]
    [InlineData("RUN", "None", "")]
    [InlineData("RUN [1]", "BrokenJson", "")]
    [InlineData("RUN [\"a\", [\"b\"], {\"c\": null}, -1.5e3]", "BrokenJson", "")]
    [InlineData("RUN [\"a\", 01]", "Text", "")]
    [InlineData("HEALTHCHECK CMD [\"a\"]", "Json", "a")]
    [InlineData("WORKDIR [\"a\"]", "Text", "")]
    public void Arrays_of_strings_are_the_other_form(string text, string form, string words)
    {
        var syntax = Last(text);
        Assert.Equal((form, words), (syntax.Form.ToString(), string.Join("|", syntax.JsonWords)));
    }

    [Fact]
    public void Behind_ONBUILD_stands_an_instruction()
    {
        var inner = Last("FROM a\nONBUILD \\\n copy --from=b c \\\n d").Inner!;

        Assert.Equal(("copy", "COPY", "c  d", "--from=b"), (inner.Keyword, inner.Name, inner.Arguments, inner.Flags[0].ToString()));
        Assert.Equal(new TextPosition(3, 2), inner.Start);
        Assert.Equal("copy", inner.KeywordSpan.Of(inner.Source.Text));
    }
}
