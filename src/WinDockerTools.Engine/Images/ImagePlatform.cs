using System;

namespace WinDockerTools;

/// <summary>One platform of an image: an entry of its manifest list, or the only one of a single manifest.</summary>
public sealed class ImagePlatform
{
    /// <summary>The image as it was asked for.</summary>
    public string Image { get; init; } = "";

    /// <summary>Digest of this platform's own manifest: <c>repository@digest</c> pulls exactly it.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Written as engines write it: <c>windows(10.0.20348.2700)/amd64</c>.</summary>
    public string Platform { get; init; } = "";

    /// <summary><c>windows</c> or <c>linux</c>, as the image says.</summary>
    public string OS { get; init; } = "";

    /// <summary>The Windows version the image was built on, or <see langword="null"/> when it does not say.</summary>
    public Version? OSVersion { get; init; }

    /// <summary>Such as <c>win32k</c>: what the image needs of the host beyond its version.</summary>
    public string[] OSFeatures { get; init; } = [];

    /// <summary>Go's name of the processor: <c>amd64</c>, <c>arm64</c>, <c>arm</c>, <c>386</c>, …</summary>
    public string Architecture { get; init; } = "";

    public string? Variant { get; init; }

    public string MediaType { get; init; } = "";

    /// <summary>Compressed bytes of configuration and layers, <see langword="null"/> when the source does not know.</summary>
    public long? Size { get; init; }
}
