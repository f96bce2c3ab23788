using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>Here-documents of RUN, COPY and ADD.</summary>
public sealed class HeredocTests
{
    static DockerfileSyntax Parse(string text)
    {
        var file = DockerfileParser.Parse(text);
        Assert.Equal(text, file.Print());
        return file;
    }

    [Theory]
    [InlineData("RUN <<EOF\na\nEOF\n", "EOF", true, false, "a\n")]
    [InlineData("RUN <<-EOF\n\ta\n\t\tb\n\tEOF\n", "EOF", true, true, "a\nb\n")]
    [InlineData("RUN <<\"E F\"\na\nE F\n", "E F", false, false, "a\n")]
    [InlineData("RUN <<E'O'F\n$a\nEOF\n", "EOF", false, false, "$a\n")]
    [InlineData("RUN << EOF\nEOF\n", "EOF", true, false, "")]
    [InlineData("RUN <<EOF\r\na\r\nEOF\r\n", "EOF", true, false, "a\r\n")]
    [InlineData("COPY <<a.txt /x/\n\n# b\\\na.txt\n", "a.txt", true, false, "\n# b\\\n")]
    [InlineData("ONBUILD RUN <<E\na\nE\n", "E", true, false, "a\n")]
    [InlineData("RUN cat \\\n <<E\na\nE\n", "E", true, false, "a\n")]
    [InlineData("RUN 3<<E cat\na\nE", "E", true, false, "a\n")]
    public void A_document_goes_to_its_closing_word(string text, string delimiter, bool expands, bool stripsTabs, string content)
    {
        var file = Parse("FROM a\n" + text);
        var document = Assert.Single(file.Instructions[1].Syntax.Heredocs);

        Assert.Equal((delimiter, expands, stripsTabs, content), (document.Delimiter, document.Expands, document.StripsTabs, document.Content.Text));
        Assert.Equal(delimiter, document.EndSpan.Of(file.Text));
        Assert.StartsWith(text.IndexOf("3<<", StringComparison.Ordinal) >= 0 ? "3<<" : "<<", document.Span.Of(file.Text), StringComparison.Ordinal);
        Assert.Equal(2, file.Instructions.Count);
        Assert.Empty(file.Errors);
    }

    [Fact]
    public void Several_documents_follow_one_another()
    {
        var copy = (CopyInstruction)Parse("FROM a\nCOPY <<one b.txt <<-\"two\" /x/\n1\none\n\t2\n\ttwo\nRUN c\n").Instructions[1];

        Assert.Equal(["one:1\n", "two:2\n"], copy.Syntax.Heredocs.Select(document => $"{document.Delimiter}:{document.Content.Text}"));
        Assert.Equal(["b.txt", "/x/"], copy.Sources.Append(copy.Destination).Select(word => word.Text));
        Assert.Equal(new TextPosition(6, 5), copy.Syntax.End);
    }

    [Theory]
    [InlineData("RUN cat <<<EOF\nRUN b")]
    [InlineData("RUN \"cat <<EOF\"\nRUN b")]
    [InlineData("RUN [\"cat\", \"<<EOF\"]\nRUN b")]
    [InlineData("RUN cat '<<EOF\nRUN b")]
    [InlineData("CMD cat <<EOF\nRUN b")]
    [InlineData("RUN echo $((1<<2<<3))\nRUN b")]
    public void Not_every_such_sign_begins_one(string text) => Assert.Equal(3, Parse("FROM a\n" + text).Instructions.Count);

    [Fact]
    public void A_document_without_its_end_is_an_error()
    {
        var file = Parse("FROM a\nRUN cat <<EOF \\\n > b\nc\n EOF\nd");

        var error = Assert.Single(file.Errors);
        Assert.Equal("2:9: The here-document is not closed: a line with nothing but 'EOF' is missing.", error.ToString());
        Assert.Equal(new TextPosition(2, 14), error.End);
        Assert.Equal("c\n EOF\nd", file.Instructions[1].Syntax.Heredocs[0].Content.Text);
    }

    [Theory]
    [InlineData("RUN <<-E\n\tone\n\t\ttwo\n\tE\n", "one\ntwo\n", 4, 3)]
    [InlineData("RUN cat > x <<E && true\n  two\nE\n", "cat > x <<E && true\n  two\nE", 3, 3)]
    [InlineData("RUN one \\\n # c\n  two\n", "one   two", 4, 3)]
    public void The_script_of_RUN_leads_back_to_the_file(string text, string script, int line, int column)
    {
        var run = (RunInstruction)Parse("FROM a\n" + text).Instructions[1];

        Assert.Equal(script, run.Script.Text);
        Assert.Equal(new TextPosition(line, column), run.Syntax.Source.PositionOf(run.Script.ToFile(script.IndexOf("two", StringComparison.Ordinal))));
    }
}
