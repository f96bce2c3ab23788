using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>What is to be done about a finding.</summary>
/// <param name="Edits">Of the file; none where it stays.</param>
/// <param name="Why">Why it stays; null where it is mended.</param>
sealed record Proposal(IReadOnlyList<TextEdit> Edits, string? Why)
{
    /// <summary>What the image no longer holds.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public static Proposal Change(params TextEdit[] edits) => new(edits, null);

    public static Proposal Leave(string why) => new([], why);
}
