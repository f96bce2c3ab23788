using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>How a project's sources come into a container: sent as an archive, or mounted from a copy of this machine.</summary>
sealed class ContainerSources
{
    readonly IContainers? containers;
    readonly SourceArchive? archive;
    readonly SourceCopy? copy;
    readonly SourceEdit? edit;
    readonly ContainerPlace place;

    ContainerSources(ContainerPlace place, SourceEdit? edit, IContainers? containers, SourceArchive? archive, SourceCopy? copy)
    {
        this.place = place;
        this.edit = edit;
        this.containers = containers;
        this.archive = archive;
        this.copy = copy;
        Mounts = copy is null ? [] : [new ContainerMount(ContainerMountType.Bind, copy.Root, place.Sources)];
    }

    public IReadOnlyList<ContainerMount> Mounts { get; }

    public bool IsMounted => copy is not null;

    public static ContainerSources Sent(ContainerPlace place, SourceEdit? edit, IContainers containers, SourceArchive archive) =>
        new(place, edit, containers, archive, null);

    public static ContainerSources Mounted(ContainerPlace place, SourceEdit? edit, SourceCopy copy) => new(place, edit, null, null, copy);

    /// <summary>Makes a mounted copy what the build is to find, before its time begins.</summary>
    public async Task PlaceAsync(int number, CancellationToken stop)
    {
        if (copy is not null && edit is not null)
            await copy.WriteAsync(edit.Changed(number), stop).ConfigureAwait(false);
    }

    /// <summary>Sends the sources into a container that was made and not started yet.</summary>
    public async Task SendAsync(string id, int number, CancellationToken stop)
    {
        if (archive is null)
            return;
        using var stream = await archive.OpenAsync(edit?.Changes(number) ?? [], stop).ConfigureAwait(false);
        await containers!.CopyInAsync(id, place.Root, stream, stop).ConfigureAwait(false);
    }

    /// <summary>Sends the edited file alone into a container that has the others.</summary>
    public async Task SendEditAsync(string id, int number, CancellationToken stop)
    {
        if (archive is null || edit is null)
            return;
        using var stream = new MemoryStream();
        await archive.WriteAsync(stream, edit.Changed(number), stop).ConfigureAwait(false);
        stream.Write(TarWriter.End, 0, TarWriter.End.Length);
        stream.Position = 0;
        await containers!.CopyInAsync(id, place.Root, stream, stop).ConfigureAwait(false);
    }
}
