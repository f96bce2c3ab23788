using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>How a project's sources come into a container: sent as an archive, or mounted from a copy beside it.</summary>
sealed class ContainerSources
{
    readonly Func<string, int, CancellationToken, Task> send;
    readonly Action<int> place;

    ContainerSources(IReadOnlyList<ContainerMount> mounts, Func<string, int, CancellationToken, Task> send, Action<int> place)
    {
        Mounts = mounts;
        this.send = send;
        this.place = place;
    }

    public IReadOnlyList<ContainerMount> Mounts { get; }

    public bool IsMounted => Mounts.Count > 0;

    public static ContainerSources Sent(IContainers containers, ContainerPlace place, SourceArchive archive, SourceEdit? edit) => new(
        [],
        async (id, number, stop) =>
        {
            using var stream = await archive.OpenAsync(edit, number == 0 ? null : edit?.Content(number), stop).ConfigureAwait(false);
            await containers.CopyInAsync(id, place.Root, stream, stop).ConfigureAwait(false);
        },
        _ => { });

    public static ContainerSources Mounted(ContainerPlace place, SourceCopy copy, SourceEdit? edit) => new(
        [new ContainerMount(ContainerMountType.Bind, copy.Root, place.Sources)],
        (_, _, _) => Task.CompletedTask,
        number =>
        {
            if (edit is not null)
                copy.Write(edit, number == 0 ? edit.Original : edit.Content(number));
        });

    /// <summary>Makes the mounted copy what the build is to find; before its time begins.</summary>
    public Task PlaceAsync(int edit, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        place(edit);
        return Task.CompletedTask;
    }

    /// <summary>Sends the sources into a container that was made and not started yet.</summary>
    public Task SendAsync(string id, int edit, CancellationToken stop) => send(id, edit, stop);
}
