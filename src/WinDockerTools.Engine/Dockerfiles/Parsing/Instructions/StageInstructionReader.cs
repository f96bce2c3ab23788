using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>FROM, and the instructions of names with values.</summary>
static class StageInstructionReader
{
    static readonly Regex StageName = new(@"^[a-z][a-z0-9-_.]*\z", RegexOptions.CultureInvariant);
    static readonly char[] Blanks = ['\t', '\v', '\f', '\r', ' '];

    public static FromInstruction? From(InstructionContext context)
    {
        var words = context.Words();
        var flags = context.Flags(new FlagRule("platform", FlagKind.Text));
        var hasName = words.Count == 3 && string.Equals(words[1].Text, "as", StringComparison.OrdinalIgnoreCase);
        if (words.Count == 0)
        {
            context.Error("FROM needs an image, such as FROM mcr.microsoft.com/windows/nanoserver:ltsc2022.");
            return null;
        }
        if (words.Count != 1 && !hasName)
            context.Error(TextSpan.Between(words[1].Span.Start, words[words.Count - 1].Span.End), "FROM takes an image, and perhaps AS and one name: FROM image AS name.");
        if (hasName && !StageName.IsMatch(words[2].Text.ToLowerInvariant()))
            context.Error(words[2].Span, $"'{words[2].Text}' cannot be the name of a stage: it begins with a letter, and letters, digits, -, _ and . follow.");
        return new FromInstruction(context.Syntax, words[0], flags.Text("platform"), hasName ? words[2] : null);
    }

    // As with STOPSIGNAL, the builders do not look at its flags.
    public static ArgInstruction? Arg(InstructionContext context)
    {
        var words = context.QuotedWords();
        if (words.Count == 0)
        {
            context.Error("ARG needs a name: ARG name, or ARG name=default.");
            return null;
        }
        return new ArgInstruction(context.Syntax, [.. words.Select(word => Pair(context, word))]);
    }

    public static EnvInstruction? Env(InstructionContext context) =>
        Pairs(context, out var isLegacy) is { } pairs ? new EnvInstruction(context.Syntax, pairs, isLegacy) : null;

    public static LabelInstruction? Label(InstructionContext context) =>
        Pairs(context, out var isLegacy) is { } pairs ? new LabelInstruction(context.Syntax, pairs, isLegacy) : null;

    static IReadOnlyList<NamedValue>? Pairs(InstructionContext context, out bool isLegacy)
    {
        isLegacy = false;
        context.Flags();
        var words = context.QuotedWords();
        if (words.Count == 0)
        {
            context.Error($"{context.Syntax.Name} needs a name and a value: {context.Syntax.Name} name=value.");
            return null;
        }
        if (words[0].Text.IndexOf('=') < 0)
        {
            isLegacy = true;
            return Legacy(context);
        }
        foreach (var word in words.Where(word => word.Text.IndexOf('=') < 0))
            context.SyntaxError(context.Word(word).Span, $"'{word.Text}' has no equals sign; write name=value, and quotes around a value with spaces.");
        return [.. words.Where(word => word.Text.IndexOf('=') >= 0).Select(word => Pair(context, word))];
    }

    // A name, and all the rest.
    static IReadOnlyList<NamedValue>? Legacy(InstructionContext context)
    {
        var (text, start) = (context.Arguments, context.Syntax.ArgumentsStart);
        var end = text.IndexOfAny(Blanks);
        if (end < 0)
        {
            context.SyntaxError(context.Syntax.ArgumentsSpan, $"{context.Syntax.Name} needs a value as well: {context.Syntax.Name} {text}=value.");
            return null;
        }
        var valueStart = end;
        while (Array.IndexOf(Blanks, text[valueStart]) >= 0)
            valueStart++;
        return [new NamedValue(text.Substring(0, end), text.Substring(valueStart), context.Syntax.ArgumentsSpan, context.Syntax.SpanOf(start + valueStart, text.Length - valueStart))];
    }

    static NamedValue Pair(InstructionContext context, ShellWord word)
    {
        var span = context.Word(word).Span;
        var equals = word.Text.IndexOf('=');
        if (equals == 0)
            context.Error(span, $"A name is missing before '{word.Text}'.");
        return equals < 0
            ? new NamedValue(word.Text, null, span, new TextSpan(span.End, 0))
            : new NamedValue(word.Text.Substring(0, equals), word.Text.Substring(equals + 1), span, ValueSpan());

        TextSpan ValueSpan() => equals + 1 == word.Text.Length ? new TextSpan(span.End, 0) : context.Syntax.SpanOf(word.Start + equals + 1, word.Text.Length - equals - 1);
    }
}
