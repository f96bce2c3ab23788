namespace WinDockerTools;

/// <summary>By what operations were done and timed. Only times of the same method stand beside each other.</summary>
public enum MountMethod
{
    /// <summary>File calls of this process, each timed by itself; into a container too.</summary>
    FileCalls,

    /// <summary>A shell in the container: some microseconds are its own.</summary>
    Shell,
}
