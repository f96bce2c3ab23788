using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>A comment that keeps rules quiet: <c># windockertools ignore=RuleId,RuleId: reason</c>.</summary>
/// <param name="Span">The comment in the file.</param>
/// <param name="Rules">The rules that it names.</param>
/// <param name="Reason">Why; empty where it does not say.</param>
/// <param name="Instruction">The instruction below it; null where it is for the whole file (<c>global ignore</c>).</param>
sealed record Suppression(TextSpan Span, IReadOnlyList<string> Rules, string Reason, DockerfileInstruction? Instruction)
{
    static readonly Regex Comment = new(@"^\s*#\s*windockertools\s+(global\s+)?ignore\s*=\s*([^:]*)(?::(.*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether it says all that it takes to be heeded.</summary>
    public bool IsComplete => Reason.Length > 0 && Rules.Count > 0;

    /// <summary>All of a file.</summary>
    public static IReadOnlyList<Suppression> Of(DockerfileSyntax file) =>
        [.. from part in file.Parts
            where part.Kind == FilePartKind.Comment
            from number in Lines(file.Source, part.Span)
            let line = file.Source.Line(number)
            let match = Comment.Match(line.Of(file.Text).TrimEnd('\r', '\n'))
            where match.Success
            let isGlobal = match.Groups[1].Success
            let below = isGlobal ? null : file.Instructions.FirstOrDefault(instruction => instruction.Span.Start >= line.End)
            where isGlobal || below is not null
            select new Suppression(
                new TextSpan(line.Start, line.Of(file.Text).TrimEnd('\r', '\n').Length),
                [.. match.Groups[2].Value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)],
                match.Groups[3].Value.Trim(),
                below)];

    static IEnumerable<int> Lines(SourceText source, TextSpan span) =>
        Enumerable.Range(source.LineOf(span.Start), source.LineOf(Math.Max(span.Start, span.End - 1)) - source.LineOf(span.Start) + 1);
}
