using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting;

/// <summary>Which builder a file asks for.</summary>
static class BuilderNeeds
{
    /// <summary>Flags that the classic builder knows; those of RUN it refuses all (moby/moby, daemon/builder/dockerfile).</summary>
    static readonly string[] Classic = ["from", "chown", "platform", "interval", "timeout", "start-period", "start-interval", "retries"];

    /// <summary>Classic where any builder does.</summary>
    public static DockerfileBuilder Of(DockerfileSyntax file) =>
        file.Instructions.Any(instruction => instruction.Syntax.Heredocs.Count > 0 || instruction.Syntax.Flags.Any(flag => instruction is RunInstruction || !Classic.Contains(flag.Name)))
            ? DockerfileBuilder.BuildKit : DockerfileBuilder.Classic;
}
