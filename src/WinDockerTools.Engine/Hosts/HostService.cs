namespace WinDockerTools;

/// <summary>How a service of Windows is.</summary>
public enum HostServiceState
{
    NotInstalled,

    /// <summary>It may not be started.</summary>
    Disabled,
    Stopped,
    Running,
}

/// <summary>A service of Windows that containers need, or that is an engine.</summary>
public sealed class HostService
{
    public string Name { get; init; } = "";

    public HostServiceState State { get; init; }

    public override string ToString() => $"{Name}: {State}";
}
