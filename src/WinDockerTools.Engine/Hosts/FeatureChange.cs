namespace WinDockerTools;

/// <summary>What became of one feature of Windows. Given to the other of the two cmdlets, it is put back.</summary>
public sealed class FeatureChange
{
    public string ComputerName { get; init; } = "";

    /// <summary>The name that DISM knows the feature by.</summary>
    public string Feature { get; init; } = "";

    public FeatureState Before { get; init; }

    public FeatureState After { get; init; }

    public bool Changed => Before != After;

    /// <summary>Whether the feature is as it should be only after the next restart.</summary>
    public bool RestartRequired { get; init; }

    /// <summary>DISM's code: 0, or 3010 where it asked for a restart; 0 too where there was nothing to do.</summary>
    public int ResultCode { get; init; }

    public override string ToString() => $"{Feature}: {After}";
}
