using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>A here-document of RUN, COPY or ADD.</summary>
/// <param name="Delimiter">The word that ends it, without quotes.</param>
/// <param name="FileDescriptor">The number before <c>&lt;&lt;</c>; 0 where there is none.</param>
/// <param name="Expands">Variables in it are expanded (by the shell for RUN, by the builder for COPY and ADD): no part of its word is quoted.</param>
/// <param name="StripsTabs"><c>&lt;&lt;-</c>: tabs at the beginnings of lines are no content.</param>
/// <param name="Start">Where the redirection begins in the joined text of its instruction.</param>
/// <param name="Span">The redirection in the file, such as <c>&lt;&lt;-"EOF"</c>.</param>
/// <param name="ContentSpan">The lines of the content in the file, with their endings and tabs.</param>
/// <param name="EndSpan">The closing word in the file; empty where it is missing.</param>
/// <param name="Content">The content; tabs are gone where they are stripped.</param>
sealed record HeredocSyntax(
    string Delimiter,
    int FileDescriptor,
    bool Expands,
    bool StripsTabs,
    int Start,
    TextSpan Span,
    TextSpan ContentSpan,
    TextSpan EndSpan,
    JoinedText Content);
