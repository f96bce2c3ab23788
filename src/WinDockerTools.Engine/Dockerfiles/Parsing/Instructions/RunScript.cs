using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>What RUN hands to a shell.</summary>
static class RunScript
{
    public static JoinedText Of(InstructionSyntax syntax, CommandLine command)
    {
        if (syntax.Heredocs.Count == 0)
            return command.Text;
        if (HeredocMark.Parse(command.Text.Text) is not null)
            return syntax.Heredocs[0].Content;
        // The shell reads them itself, each with its closing word, and tabs are its own business.
        var file = syntax.Source.Text;
        var parts = command.Text.Parts.ToList();
        foreach (var document in syntax.Heredocs)
        {
            parts.Add(LineEndBefore(file, document.ContentSpan.Start));
            parts.Add(document.ContentSpan);
            parts.Add(document.EndSpan);
        }
        return JoinedText.Of(file, parts);
    }

    static TextSpan LineEndBefore(string file, int offset) => offset > 0 && file[offset - 1] == '\n' ? new TextSpan(offset - 1, 1) : new TextSpan(offset, 0);
}
