namespace WinDockerTools;

/// <summary>What is under a folder of a container.</summary>
public enum MountKind
{
    /// <summary>A folder of the engine's machine.</summary>
    Bind,

    /// <summary>A volume of the engine.</summary>
    Volume,

    /// <summary>Memory.</summary>
    Tmpfs,

    /// <summary>The container's own layer: no mount at all.</summary>
    Overlay,

    /// <summary>A volume of the engine that is an NFS mount.</summary>
    Nfs,
}
