using System;

namespace WinDockerTools;

/// <summary>Whether one image runs on one host. Property names are for scripts to rely on.</summary>
public sealed class ImageCompatibility
{
    /// <summary>The image as it was asked for.</summary>
    public string Image { get; init; } = "";

    /// <summary>Digest of the manifest that was judged.</summary>
    public string? Digest { get; init; }

    /// <summary>Its platform, such as <c>windows(10.0.20348.2700)/amd64</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>Windows version of the image, <see langword="null"/> when it does not say.</summary>
    public Version? ImageVersion { get; init; }

    /// <summary>Name of the host: as given, else the engine's or node's own.</summary>
    public string Host { get; init; } = "";

    /// <summary>Windows version of the host, <see langword="null"/> when not known or not Windows.</summary>
    public Version? HostVersion { get; init; }

    /// <summary>
    /// What would happen with the isolation given, else the engine's default, else Process for servers and bare
    /// versions, HyperV for clients.
    /// </summary>
    public Verdict Verdict { get; init; }

    /// <summary>True exactly when <see cref="Verdict"/> is Compatible.</summary>
    public bool IsCompatible => Verdict == Verdict.Compatible;

    public Verdict ProcessVerdict { get; init; }
    public Verdict HyperVVerdict { get; init; }

    /// <summary>The isolation to run it with; None when none does.</summary>
    public ContainerIsolation Isolation { get; init; }

    /// <summary>One sentence, or two when the other isolation helps.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A reference that can be pulled and would run better, <see langword="null"/> when none is needed or none is found.</summary>
    public string? RecommendedImage { get; init; }

    /// <summary>The base image to build on for this host, <see langword="null"/> when the image runs as it is.</summary>
    public string? RecommendedBase { get; init; }

    /// <summary>What to mind although, or in case, it runs.</summary>
    public string[] Warnings { get; init; } = [];

    public CompatibilityRule Rule { get; init; } = null!;

    /// <summary>What the host's engine would pull.</summary>
    public EngineSelection EngineSelection { get; init; } = new();

    /// <summary>Compressed bytes of the judged manifest, <see langword="null"/> when not known.</summary>
    public long? Size { get; init; }

    /// <summary>Compressed bytes that the host's engine does not have yet, <see langword="null"/> without an engine.</summary>
    public long? BytesToPull { get; init; }
}
