using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>Single lines of a file.</summary>
static class FileLines
{
    /// <summary>A line by its number from 1, without its ending and, of the first, without the byte order mark.</summary>
    public static TextSpan Content(SourceText source, int number)
    {
        var line = source.Line(number);
        var start = number == 1 && source.HasBom ? 1 : line.Start;
        var end = line.End;
        while (end > start && source.Text[end - 1] is '\r' or '\n')
            end--;
        return TextSpan.Between(start, end);
    }

    public static TextSpan WithoutIndent(string text, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End && char.IsWhiteSpace(text[start]))
            start++;
        return TextSpan.Between(start, span.End);
    }

    /// <summary>Blank, or a comment; null for anything else.</summary>
    public static FilePartKind? KindOfNothing(string text, TextSpan line) =>
        WithoutIndent(text, line) is { IsEmpty: false } rest ? (text[rest.Start] == '#' ? FilePartKind.Comment : null) : FilePartKind.Blank;

    /// <summary>
    /// A line without the escape character that continues it on the next one: it is the last but for spaces, and no
    /// other stands before it. Null where the line is not continued.
    /// </summary>
    public static TextSpan? WithoutContinuation(string text, TextSpan line, char escape)
    {
        var end = line.End;
        while (end > line.Start && text[end - 1] is ' ' or '\t')
            end--;
        var isContinued = end > line.Start && text[end - 1] == escape && (end - 1 == line.Start || text[end - 2] != escape);
        return isContinued ? TextSpan.Between(line.Start, end - 1) : null;
    }
}
