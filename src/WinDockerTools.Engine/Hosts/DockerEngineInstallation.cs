namespace WinDockerTools;

/// <summary>A Docker engine as it is installed on a machine, and what was done for that.</summary>
public sealed class DockerEngineInstallation
{
    public string ComputerName { get; init; } = "";

    /// <summary>The version that is installed; null where none is.</summary>
    public string? Version { get; init; }

    /// <summary>The version that was there before; null where there was none.</summary>
    public string? PreviousVersion { get; init; }

    /// <summary>Whether anything was done.</summary>
    public bool Changed { get; init; }

    /// <summary>The folder of docker.exe and dockerd.exe.</summary>
    public string InstallPath { get; init; } = "";

    /// <summary>The engine's daemon.json.</summary>
    public string ConfigurationFile { get; init; } = "";

    /// <summary>What that file was before, kept beside it; null where it was not changed, or there was none.</summary>
    public string? PreviousConfigurationFile { get; init; }

    /// <summary>Whether the service runs and the engine has answered.</summary>
    public bool IsRunning { get; init; }

    /// <summary>SHA-256 of the package that was installed, in lower-case hexadecimal; null where none was.</summary>
    public string? Sha256 { get; init; }

    public override string ToString() => Version is null ? $"{ComputerName}: no engine" : $"{ComputerName}: engine {Version}";
}
