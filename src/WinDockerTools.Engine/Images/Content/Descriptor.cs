using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Images.Content;

/// <summary>A pointer to content: its type, digest and size (bytes; negative when nobody said).</summary>
sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    public Platform? Platform { get; init; }

    /// <summary>Tag inside a layout (annotation <c>org.opencontainers.image.ref.name</c>).</summary>
    public string? RefName { get; init; }

    /// <summary>Provenance and signatures travel in the same index as images, marked by Docker's annotation.</summary>
    public bool IsAttestation { get; init; }
}

/// <summary>What an image says of the platform it is for. <paramref name="OSVersion"/> is null when not said.</summary>
sealed record Platform(
    string OS, Version? OSVersion, string Architecture, string? Variant, IReadOnlyList<string> OSFeatures)
{
    /// <summary>As containerd and newer engines print it.</summary>
    public override string ToString()
    {
        var version = OSVersion is null ? "" : $"({OSVersion})";
        return $"{OS}{version}/{Architecture}{(Variant is null ? "" : "/" + Variant)}";
    }
}
