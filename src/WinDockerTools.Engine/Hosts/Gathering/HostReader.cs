using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Asks engines what they are.</summary>
static class HostReader
{
    /// <summary>What one question to the engine tells. Throws FaultException (EngineUnreachable, …).</summary>
    public static async Task<ContainerHost> ReadAsync(IDockerEngine engine, CancellationToken stop) =>
        Describe(engine.Endpoint, await engine.InfoAsync(stop).ConfigureAwait(false), new HostAdditions());

    /// <summary>An engine's words, with what this machine adds to them where it is the engine's own.</summary>
    public static ContainerHost Describe(DockerEndpoint endpoint, EngineInfo info, HostAdditions additions) => HostDescription.Of(
        endpoint, info, endpoint.IsLocal ? WindowsRegistryFacts.OfThisMachine() : null, additions with { Disk = Disk(endpoint, info) });

    /// <summary>Null where the engine does not tell.</summary>
    public static async Task<IReadOnlyList<EngineNetwork>?> NetworksAsync(IDockerEngine engine, CancellationToken stop)
    {
        try
        {
            return await engine.NetworksAsync(stop).ConfigureAwait(false);
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>The disk under the engine's data; null where we do not see it.</summary>
    public static DiskFacts? Disk(DockerEndpoint endpoint, EngineInfo info) =>
        info.DataRoot.Length > 0 && HostDescription.IsOnThisMachine(endpoint, info) && FreeSpace.At(info.DataRoot) is { } space
            ? new DiskFacts(info.DataRoot, space.Free, space.Size) : null;
}
