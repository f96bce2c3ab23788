using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>How the arguments of an instruction are written.</summary>
enum ArgumentForm
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>As text.</summary>
    Text,

    /// <summary>As a JSON array of strings.</summary>
    Json,

    /// <summary>As a JSON array that holds something other than strings: no builder takes it.</summary>
    BrokenJson,
}

/// <summary>
/// One instruction as it is written, over all its lines. Offsets named <c>Start</c> are in <see cref="Joined"/>, spans
/// are in the file; <see cref="JoinedText.ToFile(TextSpan)"/> leads from the one to the other.
/// </summary>
sealed class InstructionSyntax
{
    public required SourceText Source { get; init; }

    /// <summary>The keyword as it is written.</summary>
    public required string Keyword { get; init; }

    /// <summary>The keyword in capitals.</summary>
    public required string Name { get; init; }

    /// <summary>From the keyword to the last character, here-documents included, without the last line's ending.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The lines of comments directly above, from the first one's beginning, with their endings; empty where there are none.</summary>
    public TextSpan CommentSpan { get; init; }

    /// <summary>The instruction as Docker reads it: lines joined, comments and blank lines between them gone, here-documents not included.</summary>
    public required JoinedText Joined { get; init; }

    /// <summary>Where the keyword begins in <see cref="Joined"/>; not 0 for what stands behind ONBUILD.</summary>
    public int KeywordStart { get; init; }

    public IReadOnlyList<FlagSyntax> Flags { get; init; } = [];

    /// <summary>What stands behind the keyword and its flags, without white space around it.</summary>
    public required string Arguments { get; init; }

    public required int ArgumentsStart { get; init; }

    public ArgumentForm Form { get; init; }

    /// <summary>The strings of the JSON form; empty for the other.</summary>
    public IReadOnlyList<string> JsonWords { get; init; } = [];

    public IReadOnlyList<HeredocSyntax> Heredocs { get; init; } = [];

    /// <summary>Comments and blank lines between the lines of the instruction, which Docker drops.</summary>
    public IReadOnlyList<FilePart> Dropped { get; init; } = [];

    /// <summary>The escape character of the file.</summary>
    public required char Escape { get; init; }

    /// <summary>What stands behind ONBUILD.</summary>
    public InstructionSyntax? Inner { get; init; }

    public TextSpan KeywordSpan => Joined.ToFile(new TextSpan(KeywordStart, Keyword.Length));

    public TextSpan ArgumentsSpan => Joined.ToFile(new TextSpan(ArgumentsStart, Arguments.Length));

    /// <summary>The arguments as they stand in the file, over all their lines.</summary>
    public string RawArguments => ArgumentsSpan.Of(Source.Text);

    public string Raw => Span.Of(Source.Text);

    public TextPosition Start => Source.PositionOf(Span.Start);

    /// <summary>Behind the last character.</summary>
    public TextPosition End => Source.PositionOf(Span.End);

    /// <summary>A part of <see cref="Joined"/> in the file.</summary>
    public TextSpan SpanOf(int start, int length) => Joined.ToFile(new TextSpan(start, length));

    /// <summary>Where a character of <see cref="Joined"/> stands in the file.</summary>
    public TextPosition PositionOf(int joinedOffset) => Source.PositionOf(Joined.ToFile(joinedOffset));

    public override string ToString() => $"{Start} {Joined.Text}";
}
