using WinDockerTools.Engine.Builds.Runs;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What <c>go env -json</c> says where a scenario builds; null where it was not asked.</summary>
sealed record GoFacts
{
    /// <param name="go">The toolchain's answer.</param>
    /// <param name="maxProcs">GOMAXPROCS of the build's environment; null when it is not set.</param>
    public static GoFacts Of(GoEnvironment go, string? maxProcs)
    {
        return new()
        {
            Version = go.GoVersion, OS = Known("GOOS"), Architecture = Known("GOARCH"), Root = Known("GOROOT"),
            BuildCache = Known("GOCACHE"), ModuleCache = Known("GOMODCACHE"), Flags = Known("GOFLAGS"), MaxProcs = maxProcs,
        };

        string? Known(string name) => go[name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>GOVERSION, such as <c>go1.24.1</c>.</summary>
    public string? Version { get; init; }

    /// <summary>GOOS of the result.</summary>
    public string? OS { get; init; }

    /// <summary>GOARCH of the result.</summary>
    public string? Architecture { get; init; }

    /// <summary>GOROOT.</summary>
    public string? Root { get; init; }

    /// <summary>GOCACHE.</summary>
    public string? BuildCache { get; init; }

    /// <summary>GOMODCACHE.</summary>
    public string? ModuleCache { get; init; }

    /// <summary>GOFLAGS.</summary>
    public string? Flags { get; init; }

    /// <summary>GOMAXPROCS of the environment, which <c>go env</c> does not list; null when it is not set.</summary>
    public string? MaxProcs { get; init; }
}
