namespace WinDockerTools;

/// <summary>What can be said of two measured things, the second compared with the first.</summary>
public enum Difference
{
    /// <summary>The samples agree within what matters.</summary>
    NoDifference,

    Faster,

    Slower,

    /// <summary>The samples spread too far, or are too few, to say either.</summary>
    TooNoisy,

    /// <summary>They did not do the same work.</summary>
    NotComparable,
}
