namespace WinDockerTools.Engine.Dockerfiles.Parsing.Syntax;

/// <summary>All instructions that there are.</summary>
static class InstructionNames
{
    public static readonly string[] All =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN",
        "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];
}
