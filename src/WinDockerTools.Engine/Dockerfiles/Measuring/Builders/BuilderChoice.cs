using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>Which builder a call can use.</summary>
sealed class BuilderChoice
{
    readonly DockerfileBuilder wanted;

    BuilderChoice(DockerfileBuilder wanted, DockerCommand? command)
    {
        this.wanted = wanted;
        Command = command;
    }

    /// <summary>The docker command that builds with BuildKit; null where BuildKit cannot be used.</summary>
    public DockerCommand? Command { get; }

    /// <summary>Throws FaultException (BuildKitNotAvailable) where BuildKit is wanted and cannot be used.</summary>
    public static async Task<BuilderChoice> OfAsync(DockerEndpoint endpoint, EngineInfo info, DockerfileBuilder wanted, CancellationToken stop)
    {
        if (wanted == DockerfileBuilder.Classic)
            return new BuilderChoice(wanted, null);
        var (command, tried) = info.OSType == "windows" ? (null, "an engine of Windows containers has none") : await DockerCommand.FindAsync(endpoint, stop).ConfigureAwait(false);
        return command is not null || wanted == DockerfileBuilder.Auto ? new BuilderChoice(wanted, command)
            : throw new FaultException(FaultKind.BuildKitNotAvailable, endpoint.ToString(), tried);
    }

    /// <summary>Never Auto: what such a file is built with usually, where that can be used.</summary>
    public DockerfileBuilder For(DockerfileFacts facts) => Command is null ? DockerfileBuilder.Classic
        : wanted == DockerfileBuilder.Auto ? facts.Builder : wanted;
}
