using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>What a build is given besides its Dockerfile.</summary>
sealed record StageOptions
{
    public static StageOptions None { get; } = new();

    /// <summary><c>--build-arg</c>.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that images from outside of the file bring along, where they are known: the same for all of them.</summary>
    public IReadOnlyDictionary<string, string> BaseEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary><c>--target</c>; null for the last stage.</summary>
    public string? Target { get; init; }

    /// <summary><c>--platform</c>, such as <c>windows/amd64</c>; null where it is not known, and TARGETPLATFORM with its like have no value.</summary>
    public string? TargetPlatform { get; init; }

    /// <summary>The builder's own platform; null where it is not known.</summary>
    public string? BuildPlatform { get; init; }
}
