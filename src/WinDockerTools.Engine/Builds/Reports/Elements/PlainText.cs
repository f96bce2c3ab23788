using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Builds.Reports.Elements;

/// <summary>Text of builds without what no document may hold, and without what shows it in another order than it is.</summary>
static class PlainText
{
    const char Replacement = '\ufffd';

    public static string Of(string text)
    {
        if (!text.Any(IsSuspect))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                plain.Append(text[at]).Append(text[++at]);
            else if (text[at] == '\r')
                plain.Append(at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n");
            else
                plain.Append(IsSuspect(text[at]) ? Replacement : text[at]);
        }
        return plain.ToString();
    }

    static bool IsSuspect(char c) =>
        c is < ' ' and not ('\t' or '\n') or >= '\u007f' and <= '\u009f' || char.IsSurrogate(c) || c is '\ufffe' or '\uffff' || IsDirection(c);

    // They make a name look like another: CVE-2021-42574.
    static bool IsDirection(char c) => c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c';
}
