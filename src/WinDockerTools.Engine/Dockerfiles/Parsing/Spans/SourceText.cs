using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

/// <summary>How the lines of a file end.</summary>
enum LineEnding
{
    /// <summary>There is one line, or none.</summary>
    None,
    Lf,
    CrLf,
    Mixed,
}

/// <summary>A file's text, and where its lines begin. A line ends with a line feed, as it does for Docker.</summary>
sealed class SourceText
{
    readonly int[] starts;

    public SourceText(string text)
    {
        Text = text;
        var lines = new List<int> { 0 };
        bool anyLf = false, anyCrLf = false;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            lines.Add(at + 1);
            if (at > 0 && text[at - 1] == '\r')
                anyCrLf = true;
            else
                anyLf = true;
        }
        starts = [.. lines];
        LineEnding = (anyLf, anyCrLf) switch
        {
            (true, true) => LineEnding.Mixed,
            (true, false) => LineEnding.Lf,
            (false, true) => LineEnding.CrLf,
            _ => LineEnding.None,
        };
    }

    public string Text { get; }

    public LineEnding LineEnding { get; }

    /// <summary>What stands between two lines; a line feed where that is not known.</summary>
    public string NewLine => LineEnding == LineEnding.CrLf ? "\r\n" : "\n";

    /// <summary>How many lines there are; behind a last line feed none begins.</summary>
    public int LineCount => starts[starts.Length - 1] == Text.Length ? starts.Length - 1 : starts.Length;

    public bool HasBom => Text.Length > 0 && Text[0] == '\uFEFF';

    /// <summary>A line by its number from 1, with its ending.</summary>
    public TextSpan Line(int number) => TextSpan.Between(starts[number - 1], number < starts.Length ? starts[number] : Text.Length);

    public int LineOf(int offset)
    {
        var at = Array.BinarySearch(starts, offset);
        return at < 0 ? ~at : at + 1;
    }

    public TextPosition PositionOf(int offset)
    {
        var line = LineOf(offset);
        return new TextPosition(line, offset - starts[line - 1] + 1);
    }
}
