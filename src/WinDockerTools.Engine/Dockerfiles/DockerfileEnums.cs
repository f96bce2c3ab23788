namespace WinDockerTools;

/// <summary>How much a finding matters.</summary>
public enum DockerfileSeverity
{
    /// <summary>Good to know; depends on what is wanted.</summary>
    Information,

    /// <summary>Costs something in most projects.</summary>
    Warning,

    /// <summary>The build fails, or what it makes does not run.</summary>
    Error,
}

/// <summary>What a finding costs.</summary>
public enum DockerfileCost
{
    /// <summary>The build fails, or what it makes does not run.</summary>
    Failure,

    /// <summary>Time of a build without a cache.</summary>
    ColdBuild,

    /// <summary>Time of the build after each change of a source file.</summary>
    EveryEdit,

    /// <summary>Time until a host has the image.</summary>
    Pull,

    /// <summary>Bytes of the image.</summary>
    Size,
    Security,

    /// <summary>The same file gives something else another day, or on another host.</summary>
    Reproducibility,
}

/// <summary>What builds the image.</summary>
public enum DockerfileBuilder
{
    /// <summary>BuildKit for Linux, the classic builder for Windows: what an engine does by itself.</summary>
    Auto,

    /// <summary>The builder within the engine, which knows no mounts, no here-documents and no flags of newer files.</summary>
    Classic,
    BuildKit,
}

/// <summary>What containers of an image run on.</summary>
public enum DockerfilePlatform
{
    /// <summary>What the file tells.</summary>
    Auto,
    Linux,
    Windows,
}
