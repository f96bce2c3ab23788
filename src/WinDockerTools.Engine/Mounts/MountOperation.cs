namespace WinDockerTools;

/// <summary>What is done to a place to see how long it takes.</summary>
public enum MountOperation
{
    /// <summary>Making an empty file: open and close.</summary>
    Create,

    /// <summary>Opening a file, writing 4 KiB, and closing it, which on NFS waits for the server.</summary>
    Write,

    /// <summary>Asking for the attributes of a file that exists.</summary>
    Stat,

    /// <summary>
    /// Asking for the attributes of a file five seconds after the last time, as git status and the caches of compilers do.
    /// </summary>
    Revisit,

    /// <summary>Reading the names in a folder with all files of the round.</summary>
    Readdir,

    /// <summary>Opening a file, reading 4 KiB to its end, and closing it.</summary>
    Read,

    /// <summary>Giving a file another name in the same folder.</summary>
    Rename,

    /// <summary>Taking a lock on an open file that nobody else has, and releasing it.</summary>
    Lock,

    /// <summary>fsync of a file into which 4 KiB were written.</summary>
    Sync,

    /// <summary>Removing a file.</summary>
    Unlink,

    /// <summary>Writing, reading and removing a file of 4 KiB, over and over.</summary>
    SmallFiles,

    /// <summary>Writing one large file in blocks of 1 MiB, until all of it is on the disk or at the server.</summary>
    SequentialWrite,

    /// <summary>Reading it in blocks of 1 MiB.</summary>
    SequentialRead,

    /// <summary>The mix of operations of real work, once from beginning to end.</summary>
    Workload,
}
