using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>One build to make.</summary>
/// <param name="IsFresh">With empty caches of its own, else with those that the scenario keeps.</param>
/// <param name="Edit">Which edit of the source file it gets; 0 is the original.</param>
/// <param name="Limit">How long it may take.</param>
sealed record BuildRequest(bool IsFresh, int Edit, TimeSpan Limit)
{
    /// <summary>More arguments for the go command.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Names of files that the build writes where the site has room for them, to be brought back.</summary>
    public IReadOnlyList<string> Fetch { get; init; } = [];

    /// <summary>Whether to look how large the program is, which takes another call.</summary>
    public bool WantsSize { get; init; }
}

/// <summary>One build that was made.</summary>
sealed record BuildRun
{
    public DateTimeOffset Started { get; init; }

    /// <summary>Wall time of the go command; null when it did not end by itself.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Everything that the user waits for.</summary>
    public TimeSpan Total { get; init; }

    public GoBuildResources Resources { get; init; } = GoBuildResources.Unknown;
    public int? ExitCode { get; init; }
    public string Output { get; init; } = "";
    public string Error { get; init; } = "";

    /// <summary>Its time limit ended it.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>The engine says that the kernel killed a process at the memory limit.</summary>
    public bool IsOomKilled { get; init; }

    public TimeSpan? RestoreTime { get; init; }
    public TimeSpan? SaveTime { get; init; }
    public long? ArchiveSize { get; init; }
    public long? BinarySize { get; init; }
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
