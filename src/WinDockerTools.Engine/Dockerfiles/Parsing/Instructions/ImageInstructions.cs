using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>WORKDIR.</summary>
sealed record WorkdirInstruction(InstructionSyntax Syntax, string Path) : DockerfileInstruction(Syntax);

/// <summary>USER.</summary>
sealed record UserInstruction(InstructionSyntax Syntax, string User) : DockerfileInstruction(Syntax);

/// <summary>EXPOSE, its ports as written.</summary>
sealed record ExposeInstruction(InstructionSyntax Syntax, IReadOnlyList<InstructionWord> Ports) : DockerfileInstruction(Syntax);

/// <summary>VOLUME.</summary>
sealed record VolumeInstruction(InstructionSyntax Syntax, IReadOnlyList<InstructionWord> Paths) : DockerfileInstruction(Syntax);

/// <summary>CMD.</summary>
sealed record CmdInstruction(InstructionSyntax Syntax, CommandLine Command) : DockerfileInstruction(Syntax);

/// <summary>ENTRYPOINT.</summary>
sealed record EntrypointInstruction(InstructionSyntax Syntax, CommandLine Command) : DockerfileInstruction(Syntax);

/// <summary>SHELL.</summary>
sealed record ShellInstruction(InstructionSyntax Syntax, IReadOnlyList<string> Words) : DockerfileInstruction(Syntax);

/// <summary>STOPSIGNAL.</summary>
sealed record StopsignalInstruction(InstructionSyntax Syntax, string Signal) : DockerfileInstruction(Syntax);

/// <summary>MAINTAINER, which a label has replaced.</summary>
sealed record MaintainerInstruction(InstructionSyntax Syntax, string Maintainer) : DockerfileInstruction(Syntax);

/// <summary>HEALTHCHECK. A time or number that is not given is null.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Command">The command; null for NONE, which takes the base image's check away.</param>
sealed record HealthcheckInstruction(InstructionSyntax Syntax, CommandLine? Command) : DockerfileInstruction(Syntax)
{
    public bool IsNone => Command is null;

    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TimeSpan? StartPeriod { get; init; }

    public TimeSpan? StartInterval { get; init; }

    public int? Retries { get; init; }
}
