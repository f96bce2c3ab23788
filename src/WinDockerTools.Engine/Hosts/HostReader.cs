using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts;

/// <summary>Asks engines what they are.</summary>
static class HostReader
{
    /// <summary>Throws FaultException (EngineUnreachable, …).</summary>
    public static async Task<ContainerHost> ReadAsync(IDockerEngine engine, CancellationToken stop)
    {
        var info = await engine.InfoAsync(stop).ConfigureAwait(false);
        return HostDescription.Of(engine.Endpoint, info, engine.Endpoint.IsLocal ? WindowsRegistryFacts.OfThisMachine() : null);
    }

    /// <summary>This machine by its registry alone; null when it is not a Windows machine.</summary>
    public static ContainerHost? ThisMachine() => WindowsRegistryFacts.OfThisMachine() is { } windows ? HostDescription.Of(windows) : null;
}
