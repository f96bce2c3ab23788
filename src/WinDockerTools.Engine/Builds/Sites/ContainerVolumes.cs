using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>
/// The volumes of one site. Every volume that a scenario writes to is one of the call's own under another name, so
/// that a cold build finds it empty and the user's own stays as it is; a read-only one is the user's.
/// </summary>
sealed class ContainerVolumes(ContainerParts parts)
{
    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(1);

    IReadOnlyList<ContainerMount>? kept;
    int made;

    /// <summary>The mounts with new volumes for a fresh build, else with those that are kept.</summary>
    public async Task<IReadOnlyList<ContainerMount>> PrepareAsync(bool isFresh, IEnumerable<ContainerMount> wanted, CancellationToken stop)
    {
        if (!isFresh && kept is not null)
            return kept;
        List<ContainerMount> mounts = [.. wanted.Select(mount => IsOwn(mount)
            ? mount with { Source = parts.Name($"volume-{(++made).ToString(CultureInfo.InvariantCulture)}") }
            : mount)];
        // Known before they are made: a call that is stopped removes them all the same.
        if (!isFresh)
            kept = mounts;
        try
        {
            foreach (var mount in mounts.Where(IsOwn))
                await parts.Containers.CreateVolumeAsync(mount.Source!, parts.Labels, stop).ConfigureAwait(false);
        }
        catch when (isFresh)
        {
            await RemoveAsync(mounts).ConfigureAwait(false);
            throw;
        }
        return mounts;
    }

    public async Task RemoveAsync(IReadOnlyList<ContainerMount> mounts)
    {
        using var limit = new CancellationTokenSource(RemovalLimit);
        foreach (var mount in mounts.Where(mount => mount.Source?.StartsWith(RunId.Prefix, StringComparison.Ordinal) == true))
            await parts.Containers.RemoveVolumeAsync(mount.Source!, limit.Token).ConfigureAwait(false);
    }

    public Task RemoveKeptAsync() => RemoveAsync(kept ?? []);

    static bool IsOwn(ContainerMount mount) => mount is { Type: ContainerMountType.Volume, IsReadOnly: false };
}
