using System;
using System.Collections.Generic;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>
/// The JSON form of arguments. Text that begins like an array and is none is text for a shell (<c>RUN [ -f x ]</c>), and
/// common: hence no exceptions here.
/// </summary>
sealed class JsonArray
{
    // Docker reads deeper ones too, and refuses them for not being strings.
    const int Deepest = 200;

    readonly string text;
    readonly List<string> words = [];
    bool hasOther;
    int at;

    JsonArray(string text) => this.text = text;

    public static (ArgumentForm Form, IReadOnlyList<string> Words) Read(string arguments)
    {
        if (arguments.Length == 0)
            return (ArgumentForm.None, []);
        var array = new JsonArray(arguments);
        return arguments[0] != '[' || !array.ReadAll() ? (ArgumentForm.Text, [])
            : array.hasOther ? (ArgumentForm.BrokenJson, [])
            : (ArgumentForm.Json, array.words);
    }

    bool ReadAll()
    {
        if (!Items(depth: 0))
            return false;
        SkipSpace();
        return at == text.Length;
    }

    bool Items(int depth)
    {
        at++;
        if (Skip(']'))
            return true;
        do
        {
            SkipSpace();
            if (depth == 0 && Peek == '"')
            {
                if (Text() is not { } word)
                    return false;
                words.Add(word);
            }
            else
            {
                hasOther = true;
                if (!Value(depth + 1))
                    return false;
            }
        }
        while (Skip(','));
        return Skip(']');
    }

    bool Value(int depth) => depth <= Deepest && Peek switch
    {
        '"' => Text() is not null,
        '[' => Items(depth),
        '{' => Members(depth),
        't' => Literal("true"),
        'f' => Literal("false"),
        'n' => Literal("null"),
        _ => Number(),
    };

    bool Members(int depth)
    {
        at++;
        if (Skip('}'))
            return true;
        do
        {
            SkipSpace();
            if (Peek != '"' || Text() is null || !Skip(':'))
                return false;
            SkipSpace();
            if (!Value(depth + 1))
                return false;
        }
        while (Skip(','));
        return Skip('}');
    }

    bool Literal(string word)
    {
        var fits = string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
        at += word.Length;
        return fits;
    }

    bool Number()
    {
        if (Peek == '-')
            at++;
        var isZero = Peek == '0';
        var digits = Digits();
        if (digits == 0 || (isZero && digits > 1))
            return false;
        if (Peek == '.')
        {
            at++;
            if (Digits() == 0)
                return false;
        }
        if (Peek is not ('e' or 'E'))
            return true;
        at++;
        if (Peek is '+' or '-')
            at++;
        return Digits() > 0;
    }

    int Digits()
    {
        var start = at;
        while (Peek is >= '0' and <= '9')
            at++;
        return at - start;
    }

    string? Text()
    {
        var word = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at++;
                    return word.ToString();
                case < ' ':
                    return null;
                case '\\':
                    if (Escaped() is not { } escaped)
                        return null;
                    word.Append(escaped);
                    break;
                case var sign:
                    word.Append(sign);
                    break;
            }
        }
        return null;
    }

    char? Escaped()
    {
        at++;
        switch (Peek)
        {
            case '"' or '\\' or '/':
                return Peek;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return Coded();
            default:
                return null;
        }
    }

    char? Coded()
    {
        var code = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            at++;
            if (!Uri.IsHexDigit(Peek))
                return null;
            code = code * 16 + Uri.FromHex(Peek);
        }
        return (char)code;
    }

    // No character of JSON.
    char Peek => at < text.Length ? text[at] : '\0';

    bool Skip(char sign)
    {
        SkipSpace();
        if (Peek != sign)
            return false;
        at++;
        return true;
    }

    void SkipSpace()
    {
        while (Peek is ' ' or '\t' or '\r' or '\n')
            at++;
    }
}
