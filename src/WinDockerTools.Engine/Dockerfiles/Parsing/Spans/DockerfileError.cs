using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

/// <summary>What is wrong in a Dockerfile, and where: a build with this file fails, unless it is deferred.</summary>
/// <param name="Message">What is wrong and what to do, for a user.</param>
/// <param name="Span">The part of the file.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, behind its last character.</param>
sealed record DockerfileError(string Message, TextSpan Span, TextPosition Start, TextPosition End)
{
    /// <summary>It stands behind ONBUILD: this build succeeds, and those upon its image fail.</summary>
    public bool IsDeferred { get; init; }

    public override string ToString() => $"{Start}: {Message}";
}

/// <summary>Gathers what is wrong in a file.</summary>
sealed class DockerfileErrors(SourceText source)
{
    readonly List<DockerfileError> all = [];

    public IReadOnlyList<DockerfileError> All => all;

    public void Add(TextSpan span, string message, bool isDeferred = false) =>
        all.Add(new DockerfileError(message, span, source.PositionOf(span.Start), source.PositionOf(span.End)) { IsDeferred = isDeferred });
}
