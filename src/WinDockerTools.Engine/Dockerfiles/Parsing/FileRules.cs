using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing;

/// <summary>What a file as a whole must keep to.</summary>
static class FileRules
{
    public static void Check(SourceText source, IReadOnlyList<DockerfileInstruction> instructions, DockerfileErrors errors)
    {
        if (instructions.Count == 0)
            errors.Add(new TextSpan(0, 0), "The file holds no instruction; a Dockerfile begins with FROM.");
        else if (!instructions.Any(instruction => instruction.Name == "FROM"))
            errors.Add(instructions[0].Syntax.KeywordSpan, "The file holds no FROM, and without one nothing is built.");
    }
}
