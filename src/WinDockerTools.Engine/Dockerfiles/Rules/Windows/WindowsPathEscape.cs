using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Windows;

/// <summary>A backslash that belongs to a path of Windows, and that the builder takes for its escape character.</summary>
static class WindowsPathEscape
{
    public const string Id = "WindowsPathEscape";

    /// <summary>A path with a backslash behind it, at the end of a line that goes on.</summary>
    static readonly Regex AtEnd = new(@"(?<![^\s""=,])(?:[A-Za-z]:|\.{1,2}(?=\\)|[^\s\\""=,]+(?=\\[^\s\\]))(?:\\[^\s\\""]+)*\\(?=[ \t]*\r?$)", RegexOptions.CultureInvariant);

    /// <summary>One backslash behind a drive.</summary>
    static readonly Regex BehindDrive = new(@"^[A-Za-z]:\\(?!\\)", RegexOptions.CultureInvariant);

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.File.Escape != '\\' || !facts.Stages.All.Any(facts.IsWindows))
            yield break;
        foreach (var instruction in facts.File.Instructions)
        {
            if (Swallowed(facts.File.Source, instruction) is { } path)
            {
                yield return new RuleHit(path, instruction,
                    $"The backslash of '{path.Of(facts.File.Text)}' ends the line, and joins the next one to this: the builder reads both as one instruction.",
                    "# escape=`");
            }
            else if (Eaten(instruction) is { } word)
            {
                yield return RuleHit.At(instruction,
                    $"The backslashes of '{word}' are escape characters here and vanish: the builder reads '{word.Replace("\\", "")}'.",
                    $"# escape=`\n# or: {word.Replace('\\', '/')}");
            }
        }
    }

    static TextSpan? Swallowed(SourceText source, DockerfileInstruction instruction)
    {
        var (first, last) = (source.LineOf(instruction.Span.Start), source.LineOf(System.Math.Max(instruction.Span.Start, instruction.Span.End - 1)));
        for (var number = first; number <= last; number++)
        {
            var line = source.Line(number);
            if (AtEnd.Match(line.Of(source.Text).TrimEnd('\n')) is { Success: true } match && line.Start + match.Index >= instruction.Span.Start)
                return new TextSpan(line.Start + match.Index, match.Length);
        }
        return null;
    }

    // RUN's text goes to its shell as it is, quotes keep a backslash, and the JSON form doubles it.
    static string? Eaten(DockerfileInstruction instruction) => Paths(instruction).FirstOrDefault(path => BehindDrive.IsMatch(path));

    static IEnumerable<string> Paths(DockerfileInstruction instruction) => instruction switch
    {
        WorkdirInstruction { Path: var path } => [path],
        FileInstruction { Syntax.Form: ArgumentForm.Text } file => file.Sources.Append(file.Destination).Select(word => word.Text),
        EnvInstruction { IsLegacy: false } env => env.Variables.Select(variable => variable.Value ?? ""),
        _ => [],
    };
}
