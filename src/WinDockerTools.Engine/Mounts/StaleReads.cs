namespace WinDockerTools;

/// <summary>What may be seen late of another client's changes, beyond what the kernel's defaults allow.</summary>
public enum StaleReads
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>Sizes, times and names; a file that is opened is looked at anew.</summary>
    Attributes,

    /// <summary>The content of files, too.</summary>
    Contents,
}
