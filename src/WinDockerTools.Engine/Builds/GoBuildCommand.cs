namespace WinDockerTools;

/// <summary>What the go command is asked for.</summary>
public enum GoBuildCommand
{
    Build,
    Test,
}
