namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>What <c>go env -json</c> says where a scenario builds; null where it was not asked.</summary>
sealed record GoEnvironment
{
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
