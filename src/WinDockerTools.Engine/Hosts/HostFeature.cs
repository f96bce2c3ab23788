namespace WinDockerTools;

/// <summary>A feature of Windows that containers use.</summary>
public sealed class HostFeature
{
    /// <summary>The name that DISM knows it by.</summary>
    public string Name { get; init; } = "";

    public FeatureState State { get; init; }

    public override string ToString() => $"{Name}: {State}";
}
