using System.Collections.Generic;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>The flags between a keyword and its arguments: words that begin with two dashes, up to the first other one.</summary>
static class FlagReader
{
    /// <param name="joined">The instruction.</param>
    /// <param name="text">Its text, without white space at the end.</param>
    /// <param name="at">Behind the keyword.</param>
    /// <param name="escape">The escape character.</param>
    /// <returns>The flags, and where the arguments begin.</returns>
    public static (IReadOnlyList<FlagSyntax> Flags, int ArgumentsStart) Read(JoinedText joined, string text, int at, char escape)
    {
        List<FlagSyntax>? flags = null;
        // Behind the keyword, only the white space that ends one is skipped.
        while (at < text.Length && char.IsWhiteSpace(text[at]) && text[at] < 128)
            at++;
        while (true)
        {
            if (string.CompareOrdinal(text, at, "--", 0, 2) != 0)
                return (flags ?? [], BehindSpace(text, at));
            var start = at;
            var word = Word(text, ref at, escape);
            // Two dashes alone end the flags.
            if (word == "--")
                return (flags ?? [], BehindSpace(text, at));
            var equals = word.IndexOf('=');
            (flags ??= []).Add(new FlagSyntax(
                equals < 0 ? word.Substring(2) : word.Substring(2, equals - 2),
                equals < 0 ? null : word.Substring(equals + 1),
                start,
                joined.ToFile(TextSpan.Between(start, at))));
            at = BehindSpace(text, at);
        }
    }

    static int BehindSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    // Quotes and escapes are gone; an escape character at the very end escapes nothing.
    static string Word(string text, ref int at, char escape)
    {
        var word = new StringBuilder();
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            if (quote == '\0' && char.IsWhiteSpace(sign))
                break;
            if (sign == quote)
                quote = '\0';
            else if (quote == '\0' && sign is '\'' or '"')
                quote = sign;
            else if (sign != escape)
                word.Append(sign);
            else if (at + 1 < text.Length)
                word.Append(text[++at]);
        }
        return word.ToString();
    }
}
