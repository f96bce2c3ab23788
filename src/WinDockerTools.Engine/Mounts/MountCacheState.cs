namespace WinDockerTools;

/// <summary>What an operation found in the caches of this machine. Those of servers and disks are left as they are.</summary>
public enum MountCacheState
{
    /// <summary>Nothing that could have been cached was asked for.</summary>
    None,

    /// <summary>Nothing of the content: the pages were dropped, and the kernel confirmed it.</summary>
    Cold,

    /// <summary>Attributes that were not to be used: the server was asked anew.</summary>
    Revalidated,

    /// <summary>What was asked for five seconds before: whether that is still believed is for the file system to say.</summary>
    Aged,

    /// <summary>Whatever a call just before left there, as far as the file system keeps anything.</summary>
    Warm,
}
