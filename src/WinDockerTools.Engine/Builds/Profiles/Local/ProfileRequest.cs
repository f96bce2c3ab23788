using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Profiles.Local;

/// <summary>A build: where, of what, and how.</summary>
sealed record LocalBuild
{
    /// <summary>A full path.</summary>
    public required string Folder { get; init; }

    public string Package { get; init; } = ".";

    /// <summary>Arguments for <c>go build</c>, before the package.</summary>
    public IReadOnlyList<string> GoArguments { get; init; } = [];

    /// <summary>Variables over those of this process; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}

/// <summary>What to explain.</summary>
sealed record ProfileRequest
{
    /// <summary>The build that is explained.</summary>
    public required LocalBuild Build { get; init; }

    /// <summary>A build before it in the same cache, which tells why packages missed; null for none.</summary>
    public LocalBuild? Before { get; init; }

    /// <summary>Between the two, one source file of the package is changed, without touching it.</summary>
    public bool IsEdited { get; init; }

    /// <summary>The folder of a build cache to use as it is; null for an empty one of its own.</summary>
    public string? BuildCache { get; init; }

    /// <summary>Build once more for the times of compiler and linker.</summary>
    public bool WithPhases { get; init; }
}
