using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>FROM.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Image">An image, an earlier stage, or <c>scratch</c>.</param>
/// <param name="Platform">The flag <c>--platform</c>.</param>
/// <param name="StageName">The name behind AS, as it is written; stages are compared in lower case.</param>
sealed record FromInstruction(InstructionSyntax Syntax, InstructionWord Image, string? Platform, InstructionWord? StageName) : DockerfileInstruction(Syntax);

/// <summary>ARG, with one name or several.</summary>
sealed record ArgInstruction(InstructionSyntax Syntax, IReadOnlyList<NamedValue> Arguments) : DockerfileInstruction(Syntax);

/// <summary>ENV.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Variables">Names with their values.</param>
/// <param name="IsLegacy">The old form with a space for the equals sign: one name, and all the rest as its value.</param>
sealed record EnvInstruction(InstructionSyntax Syntax, IReadOnlyList<NamedValue> Variables, bool IsLegacy) : DockerfileInstruction(Syntax);

/// <summary>LABEL.</summary>
/// <param name="Syntax">As it is written.</param>
/// <param name="Labels">Names with their values.</param>
/// <param name="IsLegacy">The old form with a space for the equals sign.</param>
sealed record LabelInstruction(InstructionSyntax Syntax, IReadOnlyList<NamedValue> Labels, bool IsLegacy) : DockerfileInstruction(Syntax);

/// <summary>ONBUILD, and the instruction for the builds upon this image.</summary>
sealed record OnbuildInstruction(InstructionSyntax Syntax, DockerfileInstruction Inner) : DockerfileInstruction(Syntax);
