namespace WinDockerTools;

/// <summary>What became of an option of a mount.</summary>
public enum NfsOptionState
{
    /// <summary>Nobody asked for it, or it is not known what was asked for.</summary>
    NotAsked,

    /// <summary>It holds as it was asked for.</summary>
    AsAsked,

    /// <summary>The kernel or the server made something else of it.</summary>
    Changed,

    /// <summary>It was asked for, and nothing came of it.</summary>
    Dropped,

    /// <summary>It was for the mount command alone, and the kernel never saw it.</summary>
    OfCommand,

    /// <summary>It was asked for, and is tried when the volume is mounted.</summary>
    Pending,
}

/// <summary>One option of a mount as it holds now.</summary>
public sealed class NfsMountOption
{
    /// <summary>Its name, such as <c>rsize</c> or <c>nocto</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Bytes and numbers as Int64, times as TimeSpan, words without a value as true, all else as text; null for what
    /// was dropped.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>What the number in the text counts: <c>bytes</c>, <c>seconds</c> or <c>tenths of a second</c>; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>As the kernel shows it, or its default where it shows nothing; empty for what was dropped.</summary>
    public string Text { get; init; } = "";

    /// <summary>As it was asked for; null where nobody did, or it is not known.</summary>
    public string? Asked { get; init; }

    public NfsOptionState State { get; init; }

    public override string ToString() => State switch
    {
        NfsOptionState.Dropped => $"{Asked} (dropped)",
        NfsOptionState.OfCommand => $"{Asked} (mount command)",
        NfsOptionState.Changed => $"{Text} (asked: {Asked})",
        _ => Text,
    };
}
