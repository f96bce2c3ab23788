using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>What an instruction means. Its texts are as written: variables in them are not expanded.</summary>
abstract record DockerfileInstruction(InstructionSyntax Syntax)
{
    /// <summary>The instruction in the file.</summary>
    public TextSpan Span => Syntax.Span;

    public string Name => Syntax.Name;

    public sealed override string ToString() => Syntax.ToString();
}

/// <summary>One that no builder would take; the errors of the file say why.</summary>
sealed record InvalidInstruction(InstructionSyntax Syntax) : DockerfileInstruction(Syntax);

/// <summary>A word of an instruction, with its quotes and escapes.</summary>
/// <param name="Text">The word.</param>
/// <param name="Start">Where it begins in the joined text of the instruction.</param>
/// <param name="Span">The word in the file.</param>
sealed record InstructionWord(string Text, int Start, TextSpan Span)
{
    public override string ToString() => Text;
}

/// <summary>A name and its value, as in <c>ENV name=value</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value with its quotes and escapes; null where ARG gives none.</param>
/// <param name="Span">Both in the file.</param>
/// <param name="ValueSpan">The value in the file; empty where there is none.</param>
sealed record NamedValue(string Name, string? Value, TextSpan Span, TextSpan ValueSpan);

/// <summary>A command to run: the words of its JSON form, or text for a shell.</summary>
/// <param name="Text">The text, and where it stands in the file; of the JSON form the array as it is written.</param>
/// <param name="Words">The words of the JSON form; null for a shell's text.</param>
sealed record CommandLine(JoinedText Text, IReadOnlyList<string>? Words)
{
    public bool IsShell => Words is null;
}
