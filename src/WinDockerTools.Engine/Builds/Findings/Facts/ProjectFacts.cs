using System.Collections.Generic;

namespace WinDockerTools.Engine.Builds.Findings.Facts;

/// <summary>The project that was measured, where it lies on this machine.</summary>
sealed record ProjectFacts
{
    public string Path { get; init; } = "";

    /// <summary>The go directive of go.mod, such as <c>1.24.0</c>; null without a module.</summary>
    public string? GoDirective { get; init; }

    /// <summary>The build reads <c>vendor/</c> and downloads nothing.</summary>
    public bool? IsVendored { get; init; }

    /// <summary>Some module outside the standard library is needed.</summary>
    public bool? HasDependencies { get; init; }

    /// <summary>Bytes of the sources that a scenario copies.</summary>
    public long? SourceBytes { get; init; }

    /// <summary>Number of files that a scenario copies.</summary>
    public int? SourceFiles { get; init; }

    /// <summary>Type of the file system under it in the kernel's words: <c>ext4</c>, <c>nfs4</c>, <c>9p</c>, <c>drvfs</c>, <c>cifs</c>, …</summary>
    public string? FileSystem { get; init; }

    /// <summary>The go commands of its Dockerfile; empty without a Dockerfile.</summary>
    public IReadOnlyList<DockerfileGoLine> Dockerfile { get; init; } = [];
}

/// <summary>Finds the go commands of a Dockerfile.</summary>
/// <param name="text">What the file says.</param>
/// <param name="known">What variables of the base image are, where it is known.</param>
delegate IReadOnlyList<DockerfileGoLine> DockerfileReader(string text, IReadOnlyDictionary<string, string> known);

/// <summary>A call of the go command in a Dockerfile: a RUN line may hold several.</summary>
/// <param name="Line">Where its RUN line begins, from 1.</param>
/// <param name="Arguments">Such as <c>go</c>, <c>build</c>, <c>-trimpath</c>, <c>./cmd/app</c>.</param>
sealed record DockerfileGoLine(int Line, IReadOnlyList<string> Arguments)
{
    /// <summary>The build stage whose files it finds; one that begins from another goes on with that one's.</summary>
    public int Stage { get; init; }

    /// <summary>Targets of its <c>--mount=type=cache</c>, variables replaced.</summary>
    public IReadOnlyList<string> CacheTargets { get; init; } = [];

    /// <summary>What ARG and ENV lines before it and the line itself set.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public override string ToString() => $"line {Line}: {string.Join(" ", Arguments)}";
}
