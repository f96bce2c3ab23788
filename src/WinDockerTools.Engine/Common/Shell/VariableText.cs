using System;
using System.Text;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Common.Shell;

/// <summary>Variables within text, as Dockerfiles and shells write them.</summary>
static class VariableText
{
    static readonly Regex Plain = new(@"\G\$([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant);
    static readonly Regex Braced = new(@"\G\$\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+])([^{}$]*))?\}", RegexOptions.CultureInvariant);

    public static string Replace(string text, Func<string, string?> variable)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '$')
                at = Append(result, text, at, variable);
            else
                result.Append(text[at++]);
        }
        return result.ToString();
    }

    /// <summary>Appends what the dollar at <paramref name="at"/> begins, and tells where it ends. What is not known is appended as it is.</summary>
    public static int Append(StringBuilder to, string text, int at, Func<string, string?> variable)
    {
        if (Plain.Match(text, at) is { Success: true } plain)
            return End(to, plain, variable(plain.Groups[1].Value));
        if (Braced.Match(text, at) is { Success: true } braced)
            return End(to, braced, Value(variable(braced.Groups[1].Value), braced.Groups[2].Value, braced.Groups[3].Value));
        // A command's output is not known either, and its own operators end no command around it.
        var end = at + 1 < text.Length && text[at + 1] == '(' ? Closing(text, at + 1) : at + 1;
        to.Append(text, at, end - at);
        return end;
    }

    static int End(StringBuilder to, Match match, string? value)
    {
        to.Append(value ?? match.Value);
        return match.Index + match.Length;
    }

    static string? Value(string? known, string operation, string word)
    {
        var isSet = operation is ":-" or ":+" ? !string.IsNullOrEmpty(known) : known is not null;
        return operation switch
        {
            ":-" or "-" => isSet ? known : word,
            ":+" or "+" => isSet ? word : "",
            _ => known,
        };
    }

    static int Closing(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return at + 1;
        }
        return at;
    }
}
