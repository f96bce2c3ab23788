using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>What is left as it is written.</summary>
[Flags]
enum ShellWordModes
{
    None = 0,

    /// <summary>Quotes stay around what they quote.</summary>
    KeepQuotes = 1,

    /// <summary>The escape character stays before what it escapes.</summary>
    KeepEscapes = 2,

    /// <summary>A quote is a character like any other.</summary>
    NoQuotes = 4,

    /// <summary>The name of a variable without a value stays.</summary>
    KeepUnset = 8,
}

/// <summary>
/// Words and variables as BuildKit's Dockerfile frontend reads them (shell/lex.go), which is close to a POSIX shell:
/// quotes, the escape character, <c>$name</c>, and <c>${name}</c> with <c>:-</c> <c>-</c> <c>:+</c> <c>+</c> <c>:?</c>
/// <c>?</c> <c>#</c> <c>##</c> <c>%</c> <c>%%</c> <c>/</c> <c>//</c>. It never throws.
/// </summary>
/// <param name="escape">Backslash or backtick.</param>
/// <param name="modes">What is left as it is written.</param>
sealed class ShellWords(char escape, ShellWordModes modes = ShellWordModes.None)
{
    /// <summary>More than this may variables not add to a text; no environment holds more.</summary>
    public const int LongestGrowth = 1 << 20;

    public ShellExpansion Expand(string text, Func<string, string?> variable)
    {
        var lexer = new ShellLexer(text, escape, modes, variable);
        var result = lexer.Run();
        return result is null
            ? new ShellExpansion("", [], lexer.Used, lexer.Unset, lexer.Missing, lexer.Error, lexer.ErrorAt)
            : new ShellExpansion(result, lexer.Words, lexer.Used, lexer.Unset, lexer.Missing);
    }

    public ShellExpansion Expand(string text, IReadOnlyDictionary<string, string> variables) =>
        Expand(text, name => variables.TryGetValue(name, out var value) ? value : null);

    /// <summary>The variables that a text names, in alphabetical order; none where it cannot be read.</summary>
    public IReadOnlyCollection<string> Names(string text) => text.IndexOf('$') < 0 ? [] : Expand(text, _ => null).Unset;
}
