namespace WinDockerTools;

/// <summary>Whether an image runs on a host. Not a boolean: sources are silent or disagree on some pairs.</summary>
public enum Verdict
{
    /// <summary>Runs, and is supported.</summary>
    Compatible,

    /// <summary>May work, and is not supported.</summary>
    Unsupported,

    /// <summary>Does not run.</summary>
    Incompatible,

    /// <summary>Sources disagree; the reason names them.</summary>
    Disputed,

    /// <summary>Not enough is known of the image or the host.</summary>
    Unknown,
}
