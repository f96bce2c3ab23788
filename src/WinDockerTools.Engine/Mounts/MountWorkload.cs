namespace WinDockerTools;

/// <summary>Work whose mix of file operations was recorded.</summary>
public enum MountWorkload
{
    /// <summary>go build of a service with a warm cache, one package changed.</summary>
    GoBuild,

    /// <summary>npm ci over an older node_modules, and node starting with what it installed.</summary>
    NodeModules,

    /// <summary>git status with a fresh index.</summary>
    GitStatus,

    /// <summary>dd to a file with fsync, and back.</summary>
    Sequential,
}
