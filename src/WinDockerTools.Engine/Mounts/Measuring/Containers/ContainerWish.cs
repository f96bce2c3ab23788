namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>What one container is to have.</summary>
/// <param name="Kind">What is under its folder.</param>
/// <param name="Image">Its image.</param>
/// <param name="NfsVolume">The volume for Nfs.</param>
/// <param name="NfsMountPoint">Where that volume is mounted on this machine; null where the engine may be on another.</param>
sealed record ContainerWish(MountKind Kind, string Image, string? NfsVolume = null, string? NfsMountPoint = null)
{
    /// <summary>How messages call it.</summary>
    public string Name => NfsVolume is null ? Kind.ToString() : $"{Kind} {NfsVolume}";
}
