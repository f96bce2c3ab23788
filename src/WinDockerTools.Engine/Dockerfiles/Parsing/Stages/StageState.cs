using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>
/// What holds at one place of a stage. What an image outside of the file brings along is not known: a value that is
/// null, or a variable that is missing, may come from there unless <see cref="StartsEmpty"/>.
/// </summary>
sealed record StageState
{
    /// <summary>ENV, as the image keeps it.</summary>
    public required VariableMap Environment { get; init; }

    /// <summary>ENV and ARG: what <c>$name</c> gives here.</summary>
    public required VariableMap Variables { get; init; }

    /// <summary>The stage begins, perhaps through other stages, with scratch: nothing comes from elsewhere.</summary>
    public bool StartsEmpty { get; init; }

    public string? User { get; init; }

    /// <summary>The absolute path; with backslashes and without a drive letter for Windows.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Null where it is the platform's: <c>/bin/sh -c</c>, or <c>cmd /S /C</c>.</summary>
    public IReadOnlyList<string>? Shell { get; init; }

    /// <summary>With its shell where it has the shell form.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>CMD, with its shell where it has the shell form; null also where ENTRYPOINT took back an inherited one.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    public string? StopSignal { get; init; }

    public HealthcheckInstruction? Healthcheck { get; init; }

    /// <summary>Port and protocol, such as <c>80/tcp</c>.</summary>
    public required VariableMap Ports { get; init; }

    public required VariableMap Volumes { get; init; }

    public required VariableMap Labels { get; init; }
}
