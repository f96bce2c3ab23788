namespace WinDockerTools;

/// <summary>One option of a mount, as it is and as it is proposed, and what came of it.</summary>
public sealed class MountOptionChange
{
    /// <summary>The mount point, or the name of a volume.</summary>
    public string Target { get; init; } = "";

    /// <summary>What the option is about: its name, for words their common theme (<c>cto</c> for <c>nocto</c>).</summary>
    public string Option { get; init; } = "";

    /// <summary>As it holds before, in the kernel's words; empty where that is not known.</summary>
    public string Current { get; init; } = "";

    public string Proposed { get; init; } = "";

    public string Why { get; init; } = "";

    /// <summary>Which stale reads become possible, and for how long; empty for none.</summary>
    public string Risk { get; init; } = "";

    /// <summary>What may be seen late. Anything but None is applied with -AllowStaleReads alone.</summary>
    public StaleReads StaleReads { get; init; }

    public MountChangeWay AppliedBy { get; init; }

    /// <summary>Whether it was put into effect, and seen in effect afterwards.</summary>
    public bool Applied { get; init; }

    /// <summary>What the kernel shows afterwards; null where nothing was applied.</summary>
    public string? Effective { get; init; }

    /// <summary>Why it was not, or would not be, applied; null where it was.</summary>
    public string? Reason { get; init; }

    /// <summary>The profile that proposes it; never Auto.</summary>
    public MountWorkloadProfile Profile { get; init; }

    public override string ToString() => $"{Target}: {Current} -> {Proposed}";

    internal MountOptionChange With(bool applied, string? effective, string? reason) => new()
    {
        Target = Target,
        Option = Option,
        Current = Current,
        Proposed = Proposed,
        Why = Why,
        Risk = Risk,
        StaleReads = StaleReads,
        AppliedBy = AppliedBy,
        Applied = applied,
        Effective = effective,
        Reason = reason,
        Profile = Profile,
    };
}
