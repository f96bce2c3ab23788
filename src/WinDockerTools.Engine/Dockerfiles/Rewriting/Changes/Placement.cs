using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>Where instructions are put.</summary>
static class Placement
{
    /// <summary>Lines before an instruction and its comments, indented as it is.</summary>
    public static TextEdit Before(DockerfileFacts facts, DockerfileInstruction instruction, IEnumerable<string> lines)
    {
        var source = facts.File.Source;
        var indent = TextSpan.Between(source.Line(source.LineOf(instruction.Span.Start)).Start, instruction.Span.Start).Of(source.Text);
        return TextEdit.Insert(Block(facts, instruction).Start, string.Concat(lines.Select(line => indent + line + source.NewLine)));
    }

    /// <summary>One instruction with its comments goes before another one.</summary>
    public static IEnumerable<TextEdit> Move(DockerfileFacts facts, DockerfileInstruction instruction, DockerfileInstruction before)
    {
        var block = Block(facts, instruction);
        var text = block.Of(facts.File.Text);
        yield return TextEdit.Insert(Block(facts, before).Start, text.EndsWith("\n", StringComparison.Ordinal) ? text : text + facts.File.Source.NewLine);
        yield return new TextEdit(block, "");
    }

    /// <summary>The lines of an instruction with its comments, also those further up that keep rules quiet for it.</summary>
    public static TextSpan Block(DockerfileFacts facts, DockerfileInstruction instruction)
    {
        var source = facts.File.Source;
        var at = instruction.Syntax.CommentSpan is { IsEmpty: false } comments ? comments.Start : source.Line(source.LineOf(instruction.Span.Start)).Start;
        var quiet = facts.Suppressions.Where(suppression => suppression.Instruction == instruction).Select(suppression => source.Line(source.LineOf(suppression.Span.Start)).Start);
        return TextSpan.Between(quiet.Append(at).Min(), source.Line(source.LineOf(Math.Max(instruction.Span.Start, instruction.Span.End - 1))).End);
    }
}
