using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Scripts of this session find the docker command.</summary>
static class DockerCommand
{
    public static HostCheckRule Rule { get; } = new(
        nameof(DockerCommand),
        "The docker command is on the PATH of this session",
        "Build scripts and pipeline tasks call it by its name. Sessions and agents that are older than the installation do not have its folder yet.",
        "https://docs.docker.com/engine/install/binaries/",
        HostCheckRule.OfSession(See));

    static CheckOutcome See(HostFacts facts) => facts.Machine.DockerCommand is { } path
        ? CheckOutcome.Passed($"It is {path}.")
        : CheckOutcome.Warning("No folder of the PATH has it.", Install(facts));

    static string Install(HostFacts facts) => facts switch
    {
        { Machine.IsWindows: false } => "Install docker-ce-cli (Docker's packages), or what your distribution has it in: docker-cli or docker.io.",
        { Windows: { } windows } when windows.Engines.Any(service => service.Value is not null) => "Start a new session, or restart the agent; if that does not help: Install-DockerEngine",
        _ => "Install-DockerEngine    # brings the command along; then start a new session",
    };
}
