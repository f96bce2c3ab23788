namespace WinDockerTools;

/// <summary>How an option of a mount comes into effect.</summary>
public enum MountChangeWay
{
    /// <summary>On the mounted file system, without a break.</summary>
    Remount,

    /// <summary>When it is unmounted and mounted again.</summary>
    NewMount,

    /// <summary>With a new volume of the engine: the options of a volume never change.</summary>
    NewVolume,

    /// <summary>With a setting of the client, for all mounts that are made afterwards.</summary>
    ClientSetting,

    /// <summary>Never: the kernel accepts it and does nothing.</summary>
    Never,
}
