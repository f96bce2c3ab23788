using System.Collections.Generic;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>Whether a file of settings could be read.</summary>
enum DaemonFileState
{
    /// <summary>It is not known which file it is.</summary>
    Unknown,
    Missing,
    Unreadable,

    /// <summary>An engine would not start with it.</summary>
    Invalid,
    Read,
}

/// <summary>How the engine is started.</summary>
sealed record DaemonFacts
{
    public DaemonFileState State { get; init; }

    /// <summary>The engine's daemon.json; null where it is not known which it is.</summary>
    public string? Path { get; init; }

    /// <summary>What is wrong with it, without a word of its content.</summary>
    public string? Problem { get; init; }

    /// <summary>What it says; null unless it was read.</summary>
    public DaemonSettings? Settings { get; init; }

    /// <summary>Names of the settings that the engine's command line gives, as the file would name them; null where it was not seen.</summary>
    public IReadOnlyList<string>? OnCommandLine { get; init; }

    /// <summary>The group that it gives; null where it gives none, or was not seen.</summary>
    public string? GroupOnCommandLine { get; init; }
}

/// <summary>Settings of a daemon.json that an engine tells again when it is asked. What is not set is null.</summary>
sealed record DaemonSettings
{
    /// <summary>What an engine before version 23 would refuse the file for; null where nothing is.</summary>
    public string? RefusedByOld { get; init; }

    /// <summary>Every name of the file's first level.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public string? DataRoot { get; init; }
    public string? StorageDriver { get; init; }
    public string? LogDriver { get; init; }

    /// <summary>Who may open the engine's socket or pipe; on Windows several names with commas between.</summary>
    public string? Group { get; init; }

    public string? DefaultRuntime { get; init; }
    public string? ControlGroupDriver { get; init; }
    public bool? Debug { get; init; }
    public bool? LiveRestore { get; init; }
    public bool? ContainerdStore { get; init; }
    public IReadOnlyList<string> Labels { get; init; } = [];
    public IReadOnlyList<string> RegistryMirrors { get; init; } = [];
}
