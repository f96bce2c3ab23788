using WinDockerTools.Engine.Mounts.Measuring.Samples;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>A folder that is there.</summary>
/// <param name="Path">How this process comes to it.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Mount">What it lies on; null where nobody tells.</param>
sealed record FoundFolder(string Path, PlaceFacts Facts, MountEntry? Mount)
{
    /// <summary>Where what the mount counts is told, if not among the mounts of this process.</summary>
    public string? Statistics { get; init; }
}
