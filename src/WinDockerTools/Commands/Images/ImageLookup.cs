using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Checking;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Lookup;

namespace WinDockerTools.Commands.Images;

/// <summary>An image as one source has it, with the hosts to judge it for.</summary>
sealed record FoundImage(Image Image, IReadOnlyList<HostTarget> Hosts);

/// <summary>Finds an image where -Source says. A registry has one for all hosts, engines have each their own.</summary>
sealed class ImageLookup(ImageSources sources, ImageSource source, EngineTargets engines)
{
    public async Task<IReadOnlyList<FoundImage>> FindAsync(ImageReference image, IReadOnlyList<HostTarget> hosts, CancellationToken stop)
    {
        var hasName = image.Problem is null && image.Location == ImageLocation.Registry;
        if (hasName && source == ImageSource.Engine)
            return await InEnginesAsync(image, hosts, stop).ConfigureAwait(false);
        FaultException registry;
        try
        {
            return [new FoundImage(await sources.ReadAsync(image, stop).ConfigureAwait(false), hosts)];
        }
        catch (FaultException e) when (hasName && source == ImageSource.Auto && MayBeLocal(e.Kind))
        {
            registry = e;
        }
        try
        {
            var local = await InEnginesAsync(image, hosts, stop).ConfigureAwait(false);
            return registry.Kind == FaultKind.ImageNotFound ? local : [.. local.Select(found => Noted(found, registry))];
        }
        catch (FaultException)
        {
            // No engine helps either: what the registry said is the answer.
            throw registry;
        }
    }

    // One engine without the image is an error beside the others; all without it are the image's own.
    async Task<IReadOnlyList<FoundImage>> InEnginesAsync(ImageReference image, IReadOnlyList<HostTarget> hosts, CancellationToken stop)
    {
        var found = new List<FoundImage>();
        var faults = new List<FaultException>();
        foreach (var group in hosts.GroupBy(host => host.Holdings ?? engines.InReach()))
        {
            try
            {
                found.Add(new FoundImage(await group.Key.ReadAsync(image, stop).ConfigureAwait(false), [.. group]));
            }
            catch (FaultException e)
            {
                faults.Add(e);
            }
        }
        if (found.Count == 0 && faults.Count > 0)
            throw faults[0];
        foreach (var fault in faults)
            await engines.ReportAsync(fault, image.Text).ConfigureAwait(false);
        return found;
    }

    static FoundImage Noted(FoundImage found, FaultException registry) => found with
    {
        Image = found.Image with { Note = $"The engine's copy was judged, since the registry gave no answer ({registry.Detail})." },
    };

    static bool MayBeLocal(FaultKind kind) => kind is FaultKind.ImageNotFound or FaultKind.AuthenticationRequired or FaultKind.AccessDenied
        or FaultKind.RegistryUnreachable or FaultKind.RegistryTimeout or FaultKind.RegistryFailed or FaultKind.RegistryRateLimited;
}
