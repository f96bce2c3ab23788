using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>docker build builds with BuildKit.</summary>
static class Builder
{
    public static HostCheckRule Rule { get; } = new(
        nameof(Builder),
        "docker build builds with BuildKit",
        "Cache mounts, secrets and parallel stages are BuildKit's. The classic builder knows none of them, and a Dockerfile with RUN --mount fails there.",
        "https://docs.docker.com/build/buildkit/",
        HostCheckRule.OfEngine((engine, facts) => See(engine.Host, facts.Machine)));

    static CheckOutcome See(ContainerHost host, MachineFacts machine) => (host.OS, machine) switch
    {
        (_, { DockerCommand: null }) => CheckOutcome.NotApplicable("There is no docker command on the PATH of this session."),
        // moby#53625, docker/cli#6855
        ("windows", _) => CheckOutcome.Warning("Windows engines build with the classic builder.", "Build without RUN --mount, or with a BuildKit of your own: docker buildx create --driver remote"),
        (_, { Buildx: null }) => CheckOutcome.Warning(
            $"{machine.DockerCommand} has no plugin buildx.", "Install docker-buildx-plugin (Docker's packages) or docker-buildx; up to version 20.10 DOCKER_BUILDKIT=1 is enough."),
        _ => CheckOutcome.Passed($"{machine.Buildx} is there."),
    };
}
