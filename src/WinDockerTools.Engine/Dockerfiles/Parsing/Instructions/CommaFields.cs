using System.Collections.Generic;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>Fields between commas, as in <c>type=cache,"target=/a,b"</c>: one that begins with a quote may hold commas.</summary>
static class CommaFields
{
    /// <summary>Null where the quotes are wrong or there is nothing.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        if (text.Length == 0)
            return null;
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            if ((at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at)) is not { } field)
                return null;
            fields.Add(field);
            if (at == text.Length)
                return fields;
            if (text[at] != ',')
                return null;
        }
    }

    static string? Plain(string text, ref int at)
    {
        var start = at;
        for (; at < text.Length && text[at] != ','; at++)
        {
            if (text[at] == '"')
                return null;
        }
        return text.Substring(start, at - start);
    }

    static string? Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                return field.ToString();
            }
        }
        return null;
    }
}
