using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>What COPY and ADD have in common.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Sources">What is copied, here-documents left out: those are <see cref="InstructionSyntax.Heredocs"/>.</param>
/// <param name="Destination">Where it goes.</param>
abstract record FileInstruction(InstructionSyntax Syntax, IReadOnlyList<InstructionWord> Sources, InstructionWord Destination) : DockerfileInstruction(Syntax)
{
    public string? Chown { get; init; }

    public string? Chmod { get; init; }

    public bool Link { get; init; }

    public IReadOnlyList<string> Excludes { get; init; } = [];
}

/// <summary>COPY.</summary>
sealed record CopyInstruction(InstructionSyntax Syntax, IReadOnlyList<InstructionWord> Sources, InstructionWord Destination)
    : FileInstruction(Syntax, Sources, Destination)
{
    /// <summary>A stage by its name or number, or an image; null for the build context.</summary>
    public string? From { get; init; }

    /// <summary>The folders above the sources are kept.</summary>
    public bool Parents { get; init; }
}

/// <summary>ADD.</summary>
sealed record AddInstruction(InstructionSyntax Syntax, IReadOnlyList<InstructionWord> Sources, InstructionWord Destination)
    : FileInstruction(Syntax, Sources, Destination)
{
    public string? Checksum { get; init; }

    /// <summary>Null where it is not said.</summary>
    public bool? KeepGitDir { get; init; }

    /// <summary>Null where it is not said: then local archives are unpacked and downloads are not.</summary>
    public bool? Unpack { get; init; }
}
