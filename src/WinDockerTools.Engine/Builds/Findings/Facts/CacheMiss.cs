namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What makes an entry of the build cache another one.</summary>
enum CacheInput
{
    /// <summary>Files of the package or of one that it imports.</summary>
    Sources,

    /// <summary>GOMODCACHE: the folder of a package is part of its entry unless <c>-trimpath</c> is given.</summary>
    ModuleCachePath,

    TrimPath,

    /// <summary><c>-gcflags</c>, <c>-asmflags</c>, <c>-race</c> and the like, CGO_ENABLED, GOAMD64.</summary>
    CompilerFlags,

    GoVersion,
    Other,
}

/// <summary>
/// Packages that were compiled although a cache was kept, because <paramref name="Changed"/> was
/// <paramref name="Before"/> when the cache was filled and is <paramref name="Now"/> in the measured build. Flags are
/// written as one entry of GOFLAGS, variables as <c>NAME=value</c>; nothing is an empty text, not known is null.
/// </summary>
sealed record CacheMiss(GoBuildState State, CacheInput Changed, int Packages, string? Before = null, string? Now = null);
