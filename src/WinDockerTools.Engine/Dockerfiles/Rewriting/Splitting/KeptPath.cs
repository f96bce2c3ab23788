namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>What the final stage takes from the build stage.</summary>
/// <param name="Path">Where it is in both.</param>
/// <param name="Step">The number of the step of the stage that makes it.</param>
sealed record KeptPath(string Path, int Step)
{
    /// <summary>An empty folder rather than what is in it.</summary>
    public bool IsFolder { get; init; }

    /// <summary>A program of the project.</summary>
    public bool IsProgram { get; init; }

    /// <summary>A later step gives the program another place, too.</summary>
    public bool HasCopy { get; init; }

    /// <summary>The permissions of a folder, which a copy of it loses; null for the usual ones.</summary>
    public string? Mode { get; init; }
}
