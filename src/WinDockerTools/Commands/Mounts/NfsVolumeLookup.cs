using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Mounts;

/// <summary>NFS-backed volumes of one engine.</summary>
static class NfsVolumeLookup
{
    /// <summary>For those who wait.</summary>
    public const string Asking = "Asking the engine for its volumes";

    /// <summary>All of them. Throws FaultException (EngineUnreachable, …).</summary>
    public static async Task<IReadOnlyList<NfsMount>> ReadAsync(string? address, string? context, MountTables? tables, CancellationToken stop)
    {
        using var lazy = new LazyEngine(address, context);
        var engine = lazy.Open();
        var volumes = await engine.VolumesAsync(stop).ConfigureAwait(false);
        var mounted = engine.Endpoint.IsLocal ? tables : null;
        return [.. volumes.Where(NfsVolumes.IsNfs).Select(volume => NfsVolumes.Describe(volume, engine.Endpoint.ToString(), mounted))];
    }

    /// <summary>Throws FaultException (NfsVolumeNotFound).</summary>
    public static NfsMount Named(IReadOnlyList<NfsMount> volumes, string name) => volumes.FirstOrDefault(volume => volume.Volume == name)
        ?? throw new FaultException(FaultKind.NfsVolumeNotFound, name, "the engine has none of this name");
}
