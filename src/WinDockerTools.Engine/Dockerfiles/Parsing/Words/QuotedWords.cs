using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>Words as ENV, LABEL and ARG are written: separated by white space outside of quotes, with their quotes and escapes.</summary>
static class QuotedWords
{
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="escape">Backslash or backtick.</param>
    public static IReadOnlyList<ShellWord> Split(string text, int from, char escape)
    {
        var words = new List<ShellWord>();
        for (var at = from; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            var start = at;
            at = EndOf(text, at, escape);
            // An escape character at the very end escapes nothing.
            var end = at > text.Length ? text.Length - 1 : at;
            if (end > start)
                words.Add(new ShellWord(text.Substring(start, end - start), start));
        }
        return words;
    }

    // One more than the length where the text ends with an escape character.
    static int EndOf(string text, int at, char escape)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (quote == '\0' && char.IsWhiteSpace(sign))
                return at;
            if (sign == quote)
                quote = '\0';
            else if (quote == '\0' && sign is '\'' or '"')
                quote = sign;
            else if (sign == escape && quote != '\'')
                at++;
        }
        return at;
    }
}
