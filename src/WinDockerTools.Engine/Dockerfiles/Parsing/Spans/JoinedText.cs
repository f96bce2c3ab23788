using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

/// <summary>
/// Text put together from parts of a file, such as an instruction over several lines, which knows where each of its
/// characters stands in the file.
/// </summary>
sealed class JoinedText
{
    readonly int first;

    // Parts in order: where each begins here, and where in the file. Most texts are one part, and need neither.
    readonly int[]? here;
    readonly int[]? there;

    JoinedText(string text, int first) => (Text, this.first) = (text, first);

    JoinedText(string text, int[] here, int[] there) => (Text, first, this.here, this.there) = (text, there[0], here, there);

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Its parts in the file, in order.</summary>
    public IEnumerable<TextSpan> Parts => here is null
        ? [new TextSpan(first, Text.Length)]
        : here.Select((start, part) => new TextSpan(there![part], (part + 1 < here.Length ? here[part + 1] : Text.Length) - start));

    /// <summary>Where a character stands in the file; for the end of the text, the place behind its last one.</summary>
    public int ToFile(int offset)
    {
        if (here is null)
            return first + offset;
        if (offset == Text.Length)
            return ToFile(offset - 1) + 1;
        var at = Array.BinarySearch(here, offset);
        var part = at < 0 ? ~at - 1 : at;
        return there![part] + (offset - here[part]);
    }

    /// <summary>The part of the file from the first to the last character of a part of this text.</summary>
    public TextSpan ToFile(TextSpan span) =>
        span.IsEmpty ? new TextSpan(ToFile(span.Start), 0) : TextSpan.Between(ToFile(span.Start), ToFile(span.End - 1) + 1);

    public JoinedText Slice(TextSpan span) => Slice(span, span.Of(Text));

    /// <param name="span">The part that is wanted.</param>
    /// <param name="text">Its text, where that is at hand already.</param>
    public JoinedText Slice(TextSpan span, string text)
    {
        if (here is null)
            return new(text, first + span.Start);
        var inside = Enumerable.Range(0, here.Length).Where(part => here[part] > span.Start && here[part] < span.End).ToList();
        return inside.Count == 0
            ? new(text, ToFile(span.Start))
            : new(text, [0, .. inside.Select(part => here[part] - span.Start)], [ToFile(span.Start), .. inside.Select(part => there![part])]);
    }

    /// <summary>Some parts of a file, one behind the other.</summary>
    public static JoinedText Of(string file, IReadOnlyList<TextSpan> parts)
    {
        if (parts.Count == 1)
            return One(file, parts[0]);
        var full = parts.Where(part => !part.IsEmpty).ToList();
        if (full.Count < 2)
            return One(file, full.Count == 1 ? full[0] : parts[0]);
        var text = new StringBuilder();
        var here = new int[full.Count];
        for (var part = 0; part < full.Count; part++)
        {
            here[part] = text.Length;
            text.Append(file, full[part].Start, full[part].Length);
        }
        return new(text.ToString(), here, [.. full.Select(part => part.Start)]);
    }

    public static JoinedText One(string file, TextSpan part) => new(part.Of(file), part.Start);
}
