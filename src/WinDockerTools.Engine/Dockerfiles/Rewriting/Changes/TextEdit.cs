using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>A part of a text that becomes another one; an empty part is a place to insert at.</summary>
readonly record struct TextEdit(TextSpan Span, string Text)
{
    public static TextEdit Insert(int at, string text) => new(new TextSpan(at, 0), text);

    /// <summary>The text with all edits, which do not overlap. Of those at one place the first stays first.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            result.Append(text, at, edit.Span.Start - at).Append(edit.Text);
            at = edit.Span.End;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where a place of the new text was in the old one; what was inserted was where it was put.</summary>
    public static int Before(int offset, IEnumerable<TextEdit> edits)
    {
        var moved = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            var start = edit.Span.Start + moved;
            if (offset < start)
                break;
            if (offset < start + edit.Text.Length)
                return edit.Span.Start;
            moved += edit.Text.Length - edit.Span.Length;
        }
        return offset - moved;
    }
}
