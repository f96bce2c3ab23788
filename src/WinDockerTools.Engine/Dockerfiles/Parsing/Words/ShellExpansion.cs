using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Words;

/// <summary>A word, or several, with variables in place of their names.</summary>
/// <param name="Text">The whole text; empty where it failed.</param>
/// <param name="Words">The text in words, separated by white space outside of quotes, that of variables' values included.</param>
/// <param name="Used">Variables that have a value.</param>
/// <param name="Unset">Variables without one.</param>
/// <param name="Missing">Those of them that left nothing in the text: there was no default, and no <c>+</c> or <c>?</c> that asked.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="ErrorAt">Where in the text that was given; 0 where nothing failed.</param>
sealed record ShellExpansion(
    string Text,
    IReadOnlyList<ShellWord> Words,
    IReadOnlyCollection<string> Used,
    IReadOnlyCollection<string> Unset,
    IReadOnlyCollection<string> Missing,
    string? Error = null,
    int ErrorAt = 0)
{
    public bool Failed => Error is not null;
}

/// <summary>One word, and where it begins in the text that was given.</summary>
readonly record struct ShellWord(string Text, int Start);
