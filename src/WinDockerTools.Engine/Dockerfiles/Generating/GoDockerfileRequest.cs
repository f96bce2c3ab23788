using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>What a Dockerfile is to be like. What is null is chosen by rule.</summary>
sealed record GoDockerfileRequest
{
    /// <summary>Main packages, such as <c>./cmd/api</c>, <c>./cmd/...</c>, or import paths; all where there is none.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    public string? GoVersion { get; init; }
    public string? BaseImage { get; init; }
    public string? RuntimeImage { get; init; }
    public DockerfilePlatform Target { get; init; }

    /// <summary>The Windows that it is for.</summary>
    public BaseImageLine? Windows { get; init; }

    public DockerfileBuilder Builder { get; init; }

    /// <summary>Patterns of modules that are fetched with credentials (go help private).</summary>
    public IReadOnlyList<string> Private { get; init; } = [];

    /// <summary>They are fetched with the keys of an SSH agent.</summary>
    public bool UsesSsh { get; init; }

    /// <summary>As EXPOSE takes them.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    public string? User { get; init; }

    public DateTime Today { get; init; }
}
