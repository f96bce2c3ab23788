using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>RUN.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Command">What follows the flags; <see cref="Script"/> is what a shell gets.</param>
/// <param name="Mounts">The flags <c>--mount</c>.</param>
/// <param name="Network">The flag <c>--network</c>: default, none or host.</param>
/// <param name="Security">The flag <c>--security</c>: sandbox or insecure.</param>
/// <param name="Devices">The flags <c>--device</c>.</param>
sealed record RunInstruction(
    InstructionSyntax Syntax,
    CommandLine Command,
    IReadOnlyList<RunMount> Mounts,
    string? Network,
    string? Security,
    IReadOnlyList<string> Devices) : DockerfileInstruction(Syntax)
{
    /// <summary>
    /// What runs, with its places in the file: the here-document where the command is nothing else, else the command
    /// with its here-documents behind it.
    /// </summary>
    public JoinedText Script => RunScript.Of(Syntax, Command);
}

/// <summary>A mount of RUN. A value that is not given is null, as is one that holds a variable where it must be a number or a switch.</summary>
/// <param name="Flag">As it is written.</param>
/// <param name="Type"><c>bind</c> where none is given, <c>cache</c>, <c>tmpfs</c>, <c>secret</c> or <c>ssh</c>; with a variable as it is written.</param>
sealed record RunMount(FlagSyntax Flag, string Type)
{
    public string? Target { get; init; }

    public string? Source { get; init; }

    /// <summary>A stage or an image.</summary>
    public string? From { get; init; }

    public string? Id { get; init; }

    /// <summary><c>shared</c>, <c>private</c> or <c>locked</c>, of a cache.</summary>
    public string? Sharing { get; init; }

    /// <summary>As given; null where the type's default holds (bind, secret and ssh are read-only).</summary>
    public bool? ReadOnly { get; init; }

    public bool Required { get; init; }

    /// <summary>Permissions, read as octal digits.</summary>
    public long? Mode { get; init; }

    public long? Uid { get; init; }

    public long? Gid { get; init; }

    /// <summary>Bytes, of a tmpfs.</summary>
    public long? Size { get; init; }

    /// <summary>The variable that holds a secret.</summary>
    public string? Env { get; init; }
}
