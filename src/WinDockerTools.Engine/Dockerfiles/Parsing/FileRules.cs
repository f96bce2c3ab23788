using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;

namespace WinDockerTools.Engine.Dockerfiles.Parsing;

/// <summary>What a file as a whole must keep to.</summary>
static class FileRules
{
    // As far as git looks: what is no text shows it early.
    const int LooksAt = 8000;

    /// <summary>The file is a program, an image or the like, or text in an encoding that no builder reads.</summary>
    public static bool IsBinary(string text) => text.IndexOf('\0', 0, Math.Min(text.Length, LooksAt)) >= 0;

    public static void Check(IReadOnlyList<DockerfileInstruction> instructions, DockerfileErrors errors)
    {
        if (instructions.Count == 0)
        {
            errors.Add(new TextSpan(0, 0), "The file holds no instruction; a Dockerfile begins with FROM.");
            return;
        }
        var early = instructions.TakeWhile(instruction => instruction.Name != "FROM").FirstOrDefault(instruction => instruction is not (ArgInstruction or InvalidInstruction));
        if (early is not null)
            errors.Add(early.Syntax.KeywordSpan, $"{early.Name} stands before the first FROM, where only ARG may stand.");
        else if (!instructions.Any(instruction => instruction.Name == "FROM"))
            errors.Add(instructions[0].Syntax.KeywordSpan, "The file holds no FROM, and without one nothing is built.");
    }
}
