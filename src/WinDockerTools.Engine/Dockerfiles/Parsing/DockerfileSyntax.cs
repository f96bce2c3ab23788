using System.Collections.Generic;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing;

/// <summary>A Dockerfile: all that is written in it, and all that is wrong with it.</summary>
sealed class DockerfileSyntax
{
    public required SourceText Source { get; init; }

    public string Text => Source.Text;

    /// <summary>The file in parts; one behind the other they are the file.</summary>
    public required IReadOnlyList<FilePart> Parts { get; init; }

    public required IReadOnlyList<DirectiveSyntax> Directives { get; init; }

    /// <summary>Backslash, or the backtick of <c># escape=`</c>.</summary>
    public required char Escape { get; init; }

    /// <summary>All instructions in order; those that are wrong as <see cref="InvalidInstruction"/>.</summary>
    public required IReadOnlyList<DockerfileInstruction> Instructions { get; init; }

    /// <summary>All that lets a build fail before its first step, in the order of the file.</summary>
    public required IReadOnlyList<DockerfileError> Errors { get; init; }

    /// <summary>A build with this file begins.</summary>
    public bool IsValid => Errors.All(error => error.IsDeferred);

    public DirectiveSyntax? Directive(string name) => Directives.FirstOrDefault(directive => directive.Name == name);

    /// <summary>The file from its parts: always the text that was read.</summary>
    public string Print() => Parts.Aggregate(new StringBuilder(Text.Length), (file, part) => file.Append(Text, part.Span.Start, part.Span.Length)).ToString();
}
