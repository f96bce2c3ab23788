using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>A redirection such as <c>&lt;&lt;-"EOF"</c>.</summary>
sealed record HeredocMark(string Delimiter, int FileDescriptor, bool Expands, bool StripsTabs)
{
    const ShellWordModes AsWritten = ShellWordModes.KeepUnset | ShellWordModes.KeepQuotes;

    static readonly Regex Form = new(@"^([0-9]*)<<(-?)[\t\n\f\r ]*([^<]*)\z", RegexOptions.CultureInvariant);
    static readonly char[] Quotes = ['\'', '"'];

    /// <summary>Null where a word is no redirection of a here-document.</summary>
    public static HeredocMark? Parse(string word)
    {
        if (word.IndexOf("<<", StringComparison.Ordinal) < 0 || Form.Match(word) is not { Success: true } match || match.Groups[3].Length == 0)
            return null;
        // The escape character is a backslash here, whatever the file says.
        var plain = new ShellWords('\\', ShellWordModes.KeepUnset).Expand(match.Groups[3].Value, _ => null);
        var quoted = new ShellWords('\\', AsWritten).Expand(match.Groups[3].Value, _ => null);
        if (plain.Words.Count != 1 || quoted.Words.Count != 1)
            return null;
        return new HeredocMark(
            plain.Words[0].Text,
            int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) ? descriptor : 0,
            CountQuotes(plain.Words[0].Text) == CountQuotes(quoted.Words[0].Text),
            match.Groups[2].Length > 0);
    }

    static int CountQuotes(string text) => text.Count(sign => Quotes.Contains(sign));
}

/// <summary>Reads the here-documents behind an instruction.</summary>
sealed class HeredocReader(SourceText source, DockerfileErrors errors)
{
    readonly ShellWords words = new('\\', ShellWordModes.KeepUnset | ShellWordModes.KeepQuotes | ShellWordModes.KeepEscapes);

    /// <param name="joined">The instruction.</param>
    /// <param name="line">The first line behind it; set to the first behind its here-documents.</param>
    public IReadOnlyList<HeredocSyntax> Read(JoinedText joined, ref int line)
    {
        if (joined.Text.IndexOf("<<", StringComparison.Ordinal) < 0)
            return [];
        var found = new List<HeredocSyntax>();
        foreach (var word in words.Expand(joined.Text, _ => null).Words)
        {
            if (HeredocMark.Parse(word.Text) is { } mark)
                found.Add(Content(mark, joined, word, ref line));
        }
        return found;
    }

    HeredocSyntax Content(HeredocMark mark, JoinedText joined, ShellWord word, ref int line)
    {
        var start = line <= source.LineCount ? source.Line(line).Start : source.Text.Length;
        var end = start;
        var lines = new List<TextSpan>();
        var closing = new TextSpan(source.Text.Length, 0);
        var isClosed = false;
        while (!isClosed && line <= source.LineCount)
        {
            var whole = source.Line(line);
            var content = FileLines.Content(source, line++);
            var tabs = mark.StripsTabs ? Tabs(content) : 0;
            var text = TextSpan.Between(content.Start + tabs, content.End);
            isClosed = text.Length == mark.Delimiter.Length && string.CompareOrdinal(source.Text, text.Start, mark.Delimiter, 0, text.Length) == 0;
            if (isClosed)
            {
                closing = text;
                continue;
            }
            end = whole.End;
            lines.Add(TextSpan.Between(whole.Start + tabs, whole.End));
        }
        var span = joined.ToFile(new TextSpan(word.Start, Math.Min(word.Text.Length, joined.Length - word.Start)));
        if (!isClosed)
            errors.Add(span, $"The here-document is not closed: a line with nothing but '{mark.Delimiter}' is missing.");
        var all = TextSpan.Between(start, end);
        return new HeredocSyntax(
            mark.Delimiter, mark.FileDescriptor, mark.Expands, mark.StripsTabs, word.Start, span, all, closing,
            mark.StripsTabs && lines.Count > 0 ? JoinedText.Of(source.Text, lines) : JoinedText.One(source.Text, all));
    }

    int Tabs(TextSpan line)
    {
        var count = 0;
        while (count < line.Length && source.Text[line.Start + count] == '\t')
            count++;
        return count;
    }
}
