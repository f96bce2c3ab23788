using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;
using WinDockerTools.Engine.Dockerfiles.Parsing.Words;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>One instruction while its meaning is read.</summary>
sealed class InstructionContext(InstructionSyntax syntax, DockerfileErrors errors, bool isTrigger)
{
    public InstructionSyntax Syntax => syntax;

    public string Arguments => syntax.Arguments;

    public CommandLine Command => Line(new TextSpan(syntax.ArgumentsStart, syntax.Arguments.Length), syntax.Arguments);

    public void Error(string message) => Error(syntax.KeywordSpan, message);

    public void Error(TextSpan span, string message) => errors.Add(span, message, isTrigger);

    /// <summary>An error of the reading itself, which stops a build even behind ONBUILD.</summary>
    public void SyntaxError(TextSpan span, string message) => errors.Add(span, message);

    public InstructionContext Trigger(InstructionSyntax inner) => new(inner, errors, isTrigger: true);

    public CommandLine CommandFrom(int start)
    {
        var span = TextSpan.Between(start, syntax.ArgumentsStart + syntax.Arguments.Length);
        return Line(span, span.Of(syntax.Joined.Text));
    }

    /// <summary>A flag's value with quotes and all, or null; see <see cref="FlagSet"/>.</summary>
    public FlagSet Flags(params FlagRule[] rules) => new(this, rules);

    public InstructionWord Word(ShellWord word) => new(word.Text, word.Start, syntax.SpanOf(word.Start, word.Text.Length));

    /// <summary>The arguments by white space, or the strings of their JSON form.</summary>
    public IReadOnlyList<InstructionWord> Words() =>
        syntax.Form == ArgumentForm.Json
            ? [.. syntax.JsonWords.Select(text => new InstructionWord(text, syntax.ArgumentsStart, syntax.ArgumentsSpan))]
            : [.. Split().Select(Word)];

    /// <summary>The arguments by white space outside of quotes.</summary>
    public IReadOnlyList<ShellWord> QuotedWords() =>
        Parsing.Words.QuotedWords.Split(syntax.Joined.Text.Substring(0, syntax.ArgumentsStart + Arguments.Length), syntax.ArgumentsStart, syntax.Escape);

    CommandLine Line(TextSpan span, string text) => new(syntax.Joined.Slice(span, text), syntax.Form == ArgumentForm.Json ? syntax.JsonWords : null);

    IEnumerable<ShellWord> Split()
    {
        var at = 0;
        while (at < Arguments.Length)
        {
            var start = at;
            while (at < Arguments.Length && !IsBlank(Arguments[at]))
                at++;
            if (at > start)
                yield return new ShellWord(Arguments.Substring(start, at - start), syntax.ArgumentsStart + start);
            at++;
        }
    }

    static bool IsBlank(char sign) => sign is '\t' or '\v' or '\f' or '\r' or ' ';
}
