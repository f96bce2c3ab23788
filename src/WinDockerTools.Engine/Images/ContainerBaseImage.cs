using System;

namespace WinDockerTools;

/// <summary>A Windows base image that runs on a host.</summary>
public sealed class ContainerBaseImage
{
    /// <summary>To be written after FROM.</summary>
    public string Image { get; init; } = "";

    public BaseImageFamily Family { get; init; }

    /// <summary>All tags that name the line, the usual one first.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>Windows build of the line.</summary>
    public Version Version { get; init; } = new();

    /// <summary>Name of the host.</summary>
    public string Host { get; init; } = "";

    public Version? HostVersion { get; init; }

    /// <summary>For the isolation in <see cref="Isolation"/>.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The isolation to run it with.</summary>
    public ContainerIsolation Isolation { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>First published (UTC date).</summary>
    public DateTime Available { get; init; }

    /// <summary>End of mainstream support, <see langword="null"/> where a line had only one date.</summary>
    public DateTime? MainstreamEnd { get; init; }

    /// <summary>Last day with security updates.</summary>
    public DateTime EndOfSupport { get; init; }

    /// <summary>False after <see cref="EndOfSupport"/>.</summary>
    public bool IsSupported { get; init; }

    /// <summary>True when the engine holds an image of it, <see langword="null"/> when no engine was asked.</summary>
    public bool? IsLocal { get; init; }
}
