namespace WinDockerTools;

/// <summary>What a mount is used for, which decides what may be kept in memory for how long.</summary>
public enum MountWorkloadProfile
{
    /// <summary>Chosen by the operations that the mount has counted: one of those that promise least.</summary>
    Auto,

    /// <summary>A cache whose files are never changed once they are written, as that of go build.</summary>
    BuildCache,

    /// <summary>Sources that are built here and edited elsewhere.</summary>
    SourceTree,

    /// <summary>A workspace that this client alone writes to.</summary>
    CiWorkspace,

    /// <summary>Files that seldom change, and elsewhere.</summary>
    ReadMostly,

    /// <summary>Several clients write and must see each other's work.</summary>
    SharedWriters,
}
