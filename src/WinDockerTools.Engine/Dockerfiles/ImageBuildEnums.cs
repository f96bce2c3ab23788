namespace WinDockerTools;

/// <summary>What an image build finds when it begins.</summary>
public enum ImageBuildState
{
    /// <summary>No layer from an earlier build, and empty cache mounts.</summary>
    Cold,

    /// <summary>All as the last build left it.</summary>
    NoChange,

    /// <summary>One source file was edited.</summary>
    SourceEdit,

    /// <summary>The file that names what the project depends on was edited, without a change of what it says.</summary>
    DependencyEdit,
}

/// <summary>How an image build ended.</summary>
public enum ImageBuildOutcome
{
    Succeeded,

    /// <summary>A step failed, or the file itself is wrong.</summary>
    Failed,

    /// <summary>The time limit ended it.</summary>
    TimedOut,

    /// <summary>Something else ended it, such as the end of the engine.</summary>
    Stopped,
}

/// <summary>What became of a step of an image build.</summary>
public enum ImageStepOutcome
{
    /// <summary>Taken from an earlier build.</summary>
    Cached,
    Built,
    Failed,

    /// <summary>Not reached, or broken off, since another one failed or the time was over.</summary>
    Skipped,
}
