using System;
using System.Collections.Generic;
using System.Text;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>One reading of one text. A method that gives null has met an error.</summary>
sealed partial class ShellLexer(string text, char escape, ShellWordModes modes, Func<string, string?> variable)
{
    const char End = '\uFFFF';

    // Nested substitutions are read by recursion, and a stack is small.
    const int DeepestNesting = 100;

    readonly SortedSet<string> used = new(StringComparer.Ordinal);
    readonly SortedSet<string> unset = new(StringComparer.Ordinal);
    readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    readonly WordList words = new();
    readonly bool keepsUnset = (modes & ShellWordModes.KeepUnset) != 0;
    bool keepsEscapes = (modes & ShellWordModes.KeepEscapes) != 0;
    int at;
    int depth;
    int growth;

    public string? Error { get; private set; }

    public int ErrorAt { get; private set; }

    public IReadOnlyList<ShellWord> Words => words.All;

    public IReadOnlyCollection<string> Used => used;

    public IReadOnlyCollection<string> Unset => unset;

    public IReadOnlyCollection<string> Missing => missing;

    public string? Run()
    {
        var result = Until(End, keepsEscapes);
        words.Finish();
        return result;
    }

    // A text cannot hold U+FFFF as a character of its own: Unicode has none.
    char Peek => at < text.Length ? text[at] : End;

    bool IsAtEnd => at >= text.Length;

    string? Until(char stop, bool raw)
    {
        var before = keepsEscapes;
        keepsEscapes = raw;
        var result = new StringBuilder();
        while (!IsAtEnd)
        {
            var sign = text[at];
            var start = at;
            if (stop != End && sign == stop)
            {
                at++;
                keepsEscapes = before;
                return result.ToString();
            }
            if (Special(sign) is { } read)
            {
                if (read() is not { } part)
                    return null;
                result.Append(part);
                Collect(part, start, splits: sign == '$');
            }
            else
            {
                at++;
                var isEscape = sign == escape;
                if (isEscape && keepsEscapes)
                {
                    result.Append(sign);
                    Collect(sign.ToString(), start, splits: false);
                }
                if (isEscape && IsAtEnd)
                    break;
                var plain = isEscape ? text[at++] : sign;
                result.Append(plain);
                if (depth == 0)
                    words.Add(plain, start, canSplit: !isEscape);
            }
        }
        keepsEscapes = before;
        return stop == End ? result.ToString() : Fail($"the text ends before the closing {stop}");
    }

    Func<string?>? Special(char sign) => sign switch
    {
        '$' => Dollar,
        '<' => Heredoc,
        '\'' when (modes & ShellWordModes.NoQuotes) == 0 => SingleQuotes,
        '"' when (modes & ShellWordModes.NoQuotes) == 0 => DoubleQuotes,
        _ => null,
    };

    // Words are those of the whole text, not of what is within a substitution.
    void Collect(string part, int start, bool splits)
    {
        if (depth > 0)
            return;
        if (part.Length == 0 && !splits)
            words.Begin(start);
        foreach (var sign in part)
            words.Add(sign, start, splits);
    }

    // Nothing is escaped between single quotes.
    string? SingleQuotes()
    {
        var close = text.IndexOf('\'', at + 1);
        if (close < 0)
            return Fail("a single quote (') is not closed");
        var inside = text.Substring(at + 1, close - at - 1);
        at = close + 1;
        return Quoted(inside, '\'');
    }

    string? DoubleQuotes()
    {
        var open = at++;
        var result = new StringBuilder();
        while (!IsAtEnd)
        {
            var sign = text[at];
            if (sign == '$')
            {
                if (Dollar() is not { } value)
                    return null;
                result.Append(value);
                continue;
            }
            at++;
            if (sign == '"')
                return Quoted(result.ToString(), '"');
            if (sign == escape)
            {
                if (keepsEscapes)
                    result.Append(sign);
                if (IsAtEnd)
                    break;
                if (Peek == '"' || Peek == '$' || Peek == escape)
                    sign = text[at++];
            }
            result.Append(sign);
        }
        at = open;
        return Fail("a double quote (\") is not closed");
    }

    string Quoted(string inside, char quote) => (modes & ShellWordModes.KeepQuotes) == 0 ? inside : quote + inside + quote;

    // White space may stand between << and its word.
    string Heredoc()
    {
        var start = at++;
        if (Peek != '<')
            return "<";
        at++;
        while (Peek is '\t' or '\r' or ' ')
            at++;
        return text.Substring(start, at - start);
    }

    string? Dollar()
    {
        at++;
        if (Peek == '{')
            return Substitution();
        var name = Name();
        return name.Length == 0 ? "$" : Plain(name, "$" + name);
    }

    string Name()
    {
        var start = at;
        if (IsAtEnd)
            return "";
        if (char.IsDigit(text[at]))
        {
            while (!IsAtEnd && char.IsDigit(text[at]))
                at++;
        }
        else if ("@*#?-$!".IndexOf(text[at]) >= 0)
        {
            at++;
        }
        else
        {
            while (!IsAtEnd && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
        }
        return text.Substring(start, at - start);
    }

    // The value, or what stands for it where there is none.
    string? Plain(string name, string written)
    {
        if (Value(name) is { } value)
            return Grown(value);
        missing.Add(name);
        return keepsUnset ? written : "";
    }

    string? Value(string name)
    {
        var value = variable(name);
        (value is null ? unset : used).Add(name);
        return value;
    }

    string? Grown(string value)
    {
        growth += value.Length;
        return growth <= ShellWords.LongestGrowth ? value : Fail("variables make this longer than any environment can hold");
    }

    string? Fail(string error)
    {
        if (Error is null)
            (Error, ErrorAt) = (error, Math.Min(at, text.Length));
        return null;
    }

    /// <summary>Words are separated by white space that is neither quoted nor escaped; empty ones are dropped.</summary>
    sealed class WordList
    {
        readonly List<ShellWord> all = [];
        readonly StringBuilder word = new();
        int begin = -1;

        public IReadOnlyList<ShellWord> All => all;

        public void Add(char sign, int start, bool canSplit)
        {
            if (canSplit && char.IsWhiteSpace(sign))
            {
                Finish();
                return;
            }
            Begin(start);
            word.Append(sign);
        }

        public void Begin(int start) => begin = begin < 0 ? start : begin;

        public void Finish()
        {
            if (word.Length > 0)
                all.Add(new ShellWord(word.ToString(), begin));
            word.Clear();
            begin = -1;
        }
    }
}
