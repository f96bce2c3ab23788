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
        var file = SyntaxReader.Read(source, errors);
        var instructions = file.Instructions.Select(syntax => InstructionReader.Read(syntax, errors)).ToList();
        FileRules.Check(source, instructions, errors);
        return new DockerfileSyntax
        {
            Source = source,
            Parts = file.Parts,
            Directives = file.Directives,
            Escape = file.Escape,
            Instructions = instructions,
            Errors = [.. errors.All.OrderBy(error => error.Span.Start)],
        };
    }
}
