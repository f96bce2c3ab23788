using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing;

/// <summary>
/// Reads Dockerfiles by the rules of BuildKit's newest frontend (frontend/dockerfile). Any text is read: what is wrong is
/// in the list of errors, and reading goes on behind it.
/// </summary>
static class DockerfileParser
{
    public static DockerfileSyntax Parse(string text)
    {
        var source = new SourceText(text);
        var errors = new DockerfileErrors(source);
        if (FileRules.IsBinary(text))
        {
            errors.Add(new TextSpan(text.IndexOf('\0'), 1), "This is not a Dockerfile: it holds NUL characters. A Dockerfile is text in UTF-8; save it so if it is in UTF-16.");
            return Result(source, new FileSyntax([new FilePart(FilePartKind.Unreadable, new TextSpan(0, text.Length))], [], [], '\\'), [], errors);
        }
        var file = SyntaxReader.Read(source, errors);
        var instructions = file.Instructions.Select(syntax => InstructionReader.Read(syntax, errors)).ToList();
        FileRules.Check(instructions, errors);
        return Result(source, file, instructions, errors);
    }

    static DockerfileSyntax Result(SourceText source, FileSyntax file, IReadOnlyList<DockerfileInstruction> instructions, DockerfileErrors errors) => new()
    {
        Source = source,
        Parts = file.Parts,
        Directives = file.Directives,
        Escape = file.Escape,
        Instructions = instructions,
        Errors = [.. errors.All.OrderBy(error => error.Span.Start)],
    };
}
