using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>What a rewrite is told besides the file.</summary>
sealed record RewriteSettings
{
    public CheckSettings Check { get; init; } = new();

    /// <summary>The base of a final stage that is added; by rule where null.</summary>
    public string? RuntimeImage { get; init; }

    /// <summary>Paths of the image that the final stage keeps, whatever they are for; null or none to keep what is known to be needed.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];
}
