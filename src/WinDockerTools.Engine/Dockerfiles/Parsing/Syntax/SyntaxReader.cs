using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>What a file consists of.</summary>
sealed record FileSyntax(IReadOnlyList<FilePart> Parts, IReadOnlyList<DirectiveSyntax> Directives, IReadOnlyList<InstructionSyntax> Instructions, char Escape);

/// <summary>Reads the lines of a file: which belong together, and as what.</summary>
sealed class SyntaxReader
{
    // Bytes with the line's ending; a longer one no builder reads (bufio.MaxScanTokenSize).
    const int LongestLine = 64 * 1024;

    readonly SourceText source;
    readonly DockerfileErrors errors;
    readonly IReadOnlyList<DirectiveSyntax> directives;
    readonly HeredocReader heredocs;
    readonly char escape;
    readonly List<FilePart> parts = [];
    readonly List<InstructionSyntax> instructions = [];
    int line = 1;
    int comments;

    SyntaxReader(SourceText source, DockerfileErrors errors)
    {
        this.source = source;
        this.errors = errors;
        directives = DirectiveReader.Read(source, errors);
        escape = directives.FirstOrDefault(directive => directive.Name == "escape")?.Value == "`" ? '`' : '\\';
        heredocs = new HeredocReader(source, errors);
    }

    public static FileSyntax Read(SourceText source, DockerfileErrors errors)
    {
        var reader = new SyntaxReader(source, errors);
        while (reader.line <= source.LineCount)
            reader.Next();
        for (var number = 1; number <= source.LineCount; number++)
            reader.CheckLength(source.Line(number));
        return new FileSyntax(reader.parts, reader.directives, reader.instructions, reader.escape);
    }

    TextSpan Content => FileLines.Content(source, line);

    void Next()
    {
        var first = line;
        var kind = line <= directives.Count ? FilePartKind.Directive : FileLines.KindOfNothing(source.Text, Content) ?? FilePartKind.Instruction;
        if (kind == FilePartKind.Instruction)
            ReadInstruction();
        else
            line++;
        parts.Add(new FilePart(kind, Lines(first, line)));
        comments = kind == FilePartKind.Comment ? comments + 1 : 0;
    }

    void ReadInstruction()
    {
        var first = line;
        var (joined, dropped) = Join();
        var head = InstructionHead.Of(joined, escape);
        var documents = head.TakesHeredocs ? heredocs.Read(joined, ref line) : [];
        var end = FileLines.Content(source, line - 1).End;
        instructions.Add(Build(head));

        InstructionSyntax Build(InstructionHead part) => new()
        {
            Source = source,
            Keyword = part.Keyword,
            Name = part.Name,
            Span = TextSpan.Between(joined.ToFile(part.KeywordStart), end),
            CommentSpan = Lines(first - comments, first),
            Joined = joined,
            KeywordStart = part.KeywordStart,
            Flags = part.Flags,
            Arguments = part.Arguments,
            ArgumentsStart = part.ArgumentsStart,
            Form = part.Form,
            JsonWords = part.JsonWords,
            Heredocs = documents,
            Dropped = dropped,
            Escape = escape,
            Inner = part.Inner is null ? null : Build(part.Inner),
        };
    }

    (JoinedText Joined, IReadOnlyList<FilePart> Dropped) Join()
    {
        var pieces = new List<TextSpan>();
        List<FilePart>? dropped = null;
        var content = FileLines.WithoutIndent(source.Text, Content);
        while (true)
        {
            line++;
            var continued = FileLines.WithoutContinuation(source.Text, content, escape);
            pieces.Add(continued ?? content);
            if (continued is null)
                break;
            while (line <= source.LineCount && FileLines.KindOfNothing(source.Text, Content) is { } kind)
                (dropped ??= []).Add(new FilePart(kind, source.Line(line++)));
            if (line > source.LineCount)
                break;
            content = Content;
        }
        return (JoinedText.Of(source.Text, pieces), dropped ?? []);
    }

    TextSpan Lines(int first, int behind) =>
        TextSpan.Between(first <= source.LineCount ? source.Line(first).Start : source.Text.Length, behind <= source.LineCount ? source.Line(behind).Start : source.Text.Length);

    void CheckLength(TextSpan span)
    {
        // A character has three bytes at most in UTF-8.
        if (span.Length * 3L <= LongestLine)
            return;
        var isEnded = source.Text[span.End - 1] == '\n';
        if (Encoding.UTF8.GetByteCount(source.Text.ToCharArray(span.Start, span.Length)) > (isEnded ? LongestLine : LongestLine - 1))
            errors.Add(new TextSpan(span.Start, 1), "The line has more than 65535 bytes, and no builder reads such a line; divide it, or put it into a file of its own.");
    }
}
