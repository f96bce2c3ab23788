using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>How far variables may make all of a file grow together: a short file can ask for any amount of text.</summary>
sealed class GrowthBudget
{
    const long Most = 32L << 20;

    long used;

    public bool IsSpent => used > Most;

    public void Take(int before, int after) => used += Math.Max(0, after - before);
}

/// <summary>Expands the words of one instruction, and notes what is missing or wrong.</summary>
sealed class StageExpander(char escape, StageState state, DockerfileErrors errors, GrowthBudget budget)
{
    readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    readonly char[] signs = ['$', '"', '\'', escape];

    // What an image outside of the file sets is not known: such a name stays in the text.
    readonly ShellWordModes modes = state.StartsEmpty ? ShellWordModes.None : ShellWordModes.KeepUnset;

    public IReadOnlyCollection<string> Missing => missing;

    public string Text(string text, TextSpan span) => Text(text, span, state.Variables);

    // Most texts hold nothing to expand.
    public string Text(string text, TextSpan span, VariableMap variables) => text.IndexOfAny(signs) < 0 ? text : Expand(text, span, variables, escape, modes)?.Text ?? text;

    public string Text(InstructionWord word) => Text(word.Text, word.Span);

    public string? Text(string? text, DockerfileInstruction of) => text is null ? null : Text(text, of.Span);

    public IReadOnlyList<ShellWord> Words(InstructionWord word) => Expand(word.Text, word.Span, state.Variables, escape, modes)?.Words ?? [];

    /// <summary>The text of a here-document, in which quotes mean nothing and a backslash always escapes.</summary>
    public void Document(JoinedText content, TextSpan span) => Expand(content.Text, span, state.Variables, '\\', modes | ShellWordModes.NoQuotes);

    ShellExpansion? Expand(string text, TextSpan span, VariableMap variables, char sign, ShellWordModes how)
    {
        if (budget.IsSpent)
            return null;
        var result = new ShellWords(sign, how).Expand(text, name => variables[name]);
        missing.UnionWith(result.Missing);
        budget.Take(text.Length, result.Text.Length);
        if (result.Failed)
            errors.Add(span, $"'{(text.Length > 60 ? text.Substring(0, 60) + "…" : text)}' cannot be expanded: {result.Error}.");
        else if (budget.IsSpent)
            errors.Add(span, "Variables make this file's texts longer than any builder could hold; from here on none are expanded.");
        return result.Failed ? null : result;
    }
}
