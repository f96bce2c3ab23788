using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WinDockerTools.Engine.Common.Shell;

/// <summary>A command of a shell's text.</summary>
/// <param name="Words">Its words without quotes; what it is redirected to is none.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Behind its last character.</param>
sealed record ShellCommand(IReadOnlyList<string> Words, int Start, int End);

/// <summary>
/// Splits shell text into commands and words: quotes, variables and operators, and nothing of what a shell does besides.
/// A variable that is not known stays as it is written.
/// </summary>
sealed class ShellCommands
{
    const string Operators = ";&|()\n";

    /// <summary>Of one line: nobody writes more, and each is looked for in all that follows.</summary>
    const int MostDocuments = 16;

    readonly string text;
    readonly char escape;
    readonly Func<string, string?> variable;
    StringBuilder? word;
    readonly List<(string Word, bool StripsTabs)> documents = [];
    int at, start, end;
    bool isTarget, isDocument, stripsTabs;

    ShellCommands(string text, char escape, Func<string, string?> variable) => (this.text, this.escape, this.variable) = (text, escape, variable);

    /// <summary>One command after the other, so that what one sets is known to the next.</summary>
    public static IEnumerable<ShellCommand> Of(string text, char escape, Func<string, string?> variable) =>
        new ShellCommands(text, escape, variable).Read(hasOperators: true);

    /// <summary>The words alone, as ENV and ARG have them.</summary>
    public static IReadOnlyList<string> Words(string text, char escape, Func<string, string?> variable) =>
        new ShellCommands(text, escape, variable).Read(hasOperators: false).FirstOrDefault()?.Words ?? [];

    IEnumerable<ShellCommand> Read(bool hasOperators)
    {
        var words = new List<string>();
        while (at < text.Length)
        {
            var c = text[at];
            if (hasOperators && Operators.IndexOf(c) >= 0)
            {
                End(words);
                at++;
                if (words.Count > 0)
                    yield return new ShellCommand(words, start, end);
                words = [];
                if (c == '\n')
                    SkipDocuments();
            }
            else if (char.IsWhiteSpace(c))
            {
                End(words);
                at++;
            }
            else if (hasOperators && c is '<' or '>')
            {
                Redirect(words);
            }
            else if (hasOperators && c == '#' && word is null)
            {
                SkipTo('\n');
            }
            else
            {
                if (words.Count == 0 && word is null && !isTarget)
                    start = at;
                Take(c);
                // Behind a quote that nothing closes it is past the end.
                end = Math.Min(at, text.Length);
            }
        }
        End(words);
        if (words.Count > 0)
            yield return new ShellCommand(words, start, end);
    }

    void Take(char c)
    {
        word ??= new StringBuilder();
        if (c == '\'')
            Quoted();
        else if (c == '"')
            DoubleQuoted();
        else if (c == escape && at + 1 < text.Length)
            Escaped();
        else if (c == '$')
            at = VariableText.Append(word, text, at, variable);
        else
            word.Append(text[at++]);
    }

    void Quoted()
    {
        var start = ++at;
        SkipTo('\'');
        word!.Append(text, start, at - start);
        at++;
    }

    void DoubleQuoted()
    {
        for (at++; at < text.Length && text[at] != '"';)
        {
            if (text[at] == escape && at + 1 < text.Length && "\\\"$`\n".IndexOf(text[at + 1]) >= 0)
                Escaped();
            else if (text[at] == '$')
                at = VariableText.Append(word!, text, at, variable);
            else
                word!.Append(text[at++]);
        }
        at++;
    }

    void Escaped()
    {
        if (text[at + 1] != '\n')
            word!.Append(text[at + 1]);
        at += 2;
    }

    // What stands before it as a number, and what it goes to, are no words of the command.
    void Redirect(List<string> words)
    {
        if (word?.ToString().All(char.IsDigit) == true)
            word = null;
        End(words);
        var from = at;
        while (at < text.Length && text[at] is '<' or '>' or '&' or '-')
            at++;
        var sign = text.Substring(from, at - from);
        // A shell runs what it is given so.
        isDocument = sign is "<<" or "<<-" && !ShellScript.IsShell(words);
        stripsTabs = sign == "<<-";
        isTarget = true;
    }

    // One that nothing ends is a shift of bits.
    void SkipDocuments()
    {
        foreach (var (word, stripsTabs) in documents)
        {
            for (var line = at; line < text.Length;)
            {
                var newLine = text.IndexOf('\n', line);
                var until = newLine < 0 ? text.Length : newLine;
                var content = text.Substring(line, until - line).TrimEnd('\r');
                line = until + 1;
                if ((stripsTabs ? content.TrimStart('\t') : content) != word)
                    continue;
                at = Math.Min(line, text.Length);
                break;
            }
        }
        documents.Clear();
    }

    void SkipTo(char end)
    {
        while (at < text.Length && text[at] != end)
            at++;
    }

    void End(List<string> words)
    {
        if (word is null)
            return;
        if (!isTarget)
            words.Add(word.ToString());
        else if (isDocument && documents.Count < MostDocuments)
            documents.Add((word.ToString(), stripsTabs));
        isTarget = isDocument = false;
        word = null;
    }
}
