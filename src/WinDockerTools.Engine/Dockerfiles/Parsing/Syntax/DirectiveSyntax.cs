using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>A parser directive, such as <c># syntax=docker/dockerfile:1</c>.</summary>
/// <param name="Name"><c>syntax</c>, <c>escape</c> or <c>check</c>.</param>
/// <param name="Value">What stands behind the equals sign.</param>
/// <param name="Span">The line in the file, without its ending.</param>
/// <param name="ValueSpan">The value in the file.</param>
sealed record DirectiveSyntax(string Name, string Value, TextSpan Span, TextSpan ValueSpan);
