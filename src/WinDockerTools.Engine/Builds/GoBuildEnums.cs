namespace WinDockerTools;

/// <summary>What a build finds when it begins.</summary>
public enum GoBuildState
{
    /// <summary>Empty caches.</summary>
    Cold,

    /// <summary>What the scenario keeps from a build of the same sources.</summary>
    Warm,

    /// <summary>What the scenario keeps from a build before one source file was changed.</summary>
    Edit,
}

/// <summary>How a build ended.</summary>
public enum GoBuildOutcome
{
    Succeeded,

    /// <summary>The go command reported errors.</summary>
    BuildFailed,

    /// <summary>The kernel killed a process of the build at the memory limit.</summary>
    OutOfMemory,

    /// <summary>The time limit ended a build that read its own pages from disk again and again.</summary>
    Thrashing,

    TimedOut,

    /// <summary>Somebody else ended the container or the engine.</summary>
    Stopped,
}

/// <summary>Where a build runs and what it keeps: the beginning of every scenario.</summary>
public enum GoBuildBase
{
    /// <summary>The local toolchain, with caches of its own.</summary>
    Host,

    /// <summary>Sources copied into a new container, nothing kept.</summary>
    Plain,

    /// <summary>Sources in a bind mount, nothing kept.</summary>
    BindMount,

    /// <summary>Sources copied in; build and module cache on named volumes.</summary>
    CacheVolume,

    /// <summary>Sources copied in; build cache and temporary files in memory, nothing kept.</summary>
    Tmpfs,

    /// <summary>One container that stays and builds by exec.</summary>
    KeptContainer,

    /// <summary>A fresh agent: the caches are restored from an archive, and saved to one afterwards.</summary>
    AgentCache,

    /// <summary>What the findings advise for the engine and the limits of the call.</summary>
    Recommended,
}

/// <summary>What a report is written as.</summary>
public enum GoBuildReportFormat
{
    /// <summary>One file to look at in a browser or to print.</summary>
    Html,

    /// <summary>Every figure, for other programs.</summary>
    Json,

    /// <summary>A summary for a pipeline's page.</summary>
    Markdown,

    /// <summary>The steps of builds, for chrome://tracing and Perfetto.</summary>
    ChromeTrace,
}
