using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>Words of mount tables: spaces, tabs, line breaks and backslashes stand as a backslash and three octal digits (getmntent(3)).</summary>
static class OctalText
{
    public static string Read(string word)
    {
        if (word.IndexOf('\\') < 0)
            return word;
        var text = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == '\\' && Code(word, at + 1) is { } code)
            {
                text.Append(code);
                at += 3;
            }
            else
            {
                text.Append(word[at]);
            }
        }
        return text.ToString();
    }

    /// <summary>Also the sign that begins a comment in fstab(5).</summary>
    public static string Write(string text) => string.Concat(text.Select(sign => sign switch
    {
        ' ' => "\\040",
        '\t' => "\\011",
        '\n' => "\\012",
        '\r' => "\\015",
        '#' => "\\043",
        '\\' => "\\134",
        _ => sign.ToString(),
    }));

    // Bytes above stand for themselves.
    static char? Code(string word, int at)
    {
        if (at + 3 > word.Length || word.Skip(at).Take(3).Any(digit => digit is < '0' or > '7'))
            return null;
        var code = ((word[at] - '0') * 64) + ((word[at + 1] - '0') * 8) + (word[at + 2] - '0');
        return code is > 0 and < 128 ? (char)code : null;
    }
}
