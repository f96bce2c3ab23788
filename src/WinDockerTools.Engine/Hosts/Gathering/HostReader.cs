using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Asks engines what they are.</summary>
static class HostReader
{
    /// <summary>Throws FaultException (EngineUnreachable, …).</summary>
    public static async Task<ContainerHost> ReadAsync(IDockerEngine engine, CancellationToken stop) =>
        Describe(engine.Endpoint, await engine.InfoAsync(stop).ConfigureAwait(false), Facts(engine.Endpoint));

    /// <summary>An engine's words, with what this machine adds to them where it is the engine's own.</summary>
    public static ContainerHost Describe(DockerEndpoint endpoint, EngineInfo info, WindowsFacts? facts, HostSurroundings? around = null) => HostDescription.Of(
        endpoint, info, endpoint.IsLocal ? WindowsRegistryFacts.OfThisMachine() : null, Disk(endpoint, info), facts, around);

    /// <summary>What Windows says of itself where the engine is its own; null elsewhere.</summary>
    public static WindowsFacts? Facts(DockerEndpoint endpoint) => endpoint.IsLocal ? WindowsFactsReader.OfThisMachine() : null;

    /// <summary>This machine by its registry alone; null when it is not a Windows machine.</summary>
    public static ContainerHost? ThisMachine(WslInstallation? wsl) =>
        WindowsRegistryFacts.OfThisMachine() is { } windows ? HostDescription.Of(windows, WindowsFactsReader.OfThisMachine(), wsl) : null;

    /// <summary>The disk under the engine's data; null where we do not see it.</summary>
    public static DiskFacts? Disk(DockerEndpoint endpoint, EngineInfo info) =>
        info.DataRoot.Length > 0 && HostDescription.IsOnThisMachine(endpoint, info) && FreeSpace.At(info.DataRoot) is { } space
            ? new DiskFacts(info.DataRoot, space.Free, space.Size) : null;
}
