using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>What is known besides the file.</summary>
sealed record CheckSettings
{
    public DockerfileBuilder Builder { get; init; }

    /// <summary>Hosts on which the image is to run.</summary>
    public IReadOnlyList<HostPlatform> Hosts { get; init; } = [];

    /// <summary>As <c>docker build --build-arg</c> gives them.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The stage to build; the last where null.</summary>
    public string? Target { get; init; }

    /// <summary>As <c>docker build --platform</c> takes it, such as <c>windows/amd64</c>; what the file tells where null.</summary>
    public string? TargetPlatform { get; init; }

    /// <summary>The folder that is sent to the builder; the file's own where null.</summary>
    public string? ContextPath { get; init; }

    public DateTime Today { get; init; }
}
