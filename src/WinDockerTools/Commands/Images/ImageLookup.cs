using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Lookup;

namespace WinDockerTools.Commands.Images;

/// <summary>Finds an image where -Source says.</summary>
sealed class ImageLookup(ImageSources sources, ImageSource source, EngineTargets engines)
{
    public async Task<Image> ReadAsync(ImageReference image, IReadOnlyList<HostTarget> hosts, CancellationToken stop)
    {
        if (image.Problem is not null || image.Location != ImageLocation.Registry || source == ImageSource.Registry)
            return await sources.ReadAsync(image, stop).ConfigureAwait(false);
        if (source == ImageSource.Engine)
            return await FromEngineAsync(image, hosts, stop).ConfigureAwait(false);
        FaultException registry;
        try
        {
            return await sources.ReadAsync(image, stop).ConfigureAwait(false);
        }
        catch (FaultException e) when (MayBeLocal(e.Kind))
        {
            registry = e;
        }
        try
        {
            var local = await FromEngineAsync(image, hosts, stop).ConfigureAwait(false);
            return registry.Kind == FaultKind.ImageNotFound ? local : local with { Note = $"The engine's copy was judged, since the registry gave no answer ({registry.Detail})." };
        }
        catch (FaultException)
        {
            // The engine does not help either: what the registry said is the answer.
            throw registry;
        }
    }

    Task<Image> FromEngineAsync(ImageReference image, IReadOnlyList<HostTarget> hosts, CancellationToken stop) =>
        (hosts.FirstOrDefault(host => host.Holdings is not null)?.Holdings ?? engines.InReach()).ReadAsync(image, stop);

    static bool MayBeLocal(FaultKind kind) => kind is FaultKind.ImageNotFound or FaultKind.AuthenticationRequired or FaultKind.AccessDenied
        or FaultKind.RegistryUnreachable or FaultKind.RegistryTimeout or FaultKind.RegistryFailed or FaultKind.RegistryRateLimited;
}
