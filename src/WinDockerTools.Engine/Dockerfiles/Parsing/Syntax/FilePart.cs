using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>What some lines of a Dockerfile are.</summary>
enum FilePartKind
{
    Blank,
    Comment,
    Directive,
    Instruction,

    /// <summary>All of a file that is no text.</summary>
    Unreadable,
}

/// <summary>Lines of a Dockerfile that belong together, with their endings: all of them in order are the file.</summary>
readonly record struct FilePart(FilePartKind Kind, TextSpan Span);
