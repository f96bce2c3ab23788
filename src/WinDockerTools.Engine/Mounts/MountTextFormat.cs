namespace WinDockerTools;

/// <summary>In what words a mount is written.</summary>
public enum MountTextFormat
{
    /// <summary>A command that makes a volume.</summary>
    Docker,

    /// <summary>The volumes of a compose file.</summary>
    Compose,

    /// <summary>A PersistentVolume.</summary>
    Kubernetes,

    /// <summary>A line of fstab(5).</summary>
    Fstab,
}
