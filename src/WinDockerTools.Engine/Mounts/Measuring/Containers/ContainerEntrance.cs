using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Folders;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>
/// The way of this process into a container on the same machine: to the kernel, a path through the container's program is
/// one of the container's own, with its mounts.
/// </summary>
sealed class ContainerEntrance
{
    /// <summary>Where the kernel lists processes.</summary>
    public const string Processes = "/proc";

    // An engine may say that a program has started before it has.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Glance = TimeSpan.FromMilliseconds(20);

    readonly MountContainer container;
    readonly ProcessView view;

    ContainerEntrance(MountContainer container, ProcessView view) => (this.container, this.view) = (container, view);

    /// <summary>
    /// Halts the container: no program of its image, which nobody vouches for, may exchange paths under a process that may be
    /// root. Throws FaultException (MountNotPossible, and what the engine says where it cannot halt it).
    /// </summary>
    public static async Task<ContainerEntrance> OpenAsync(MountContainer container, string processes, CancellationToken stop)
    {
        if (!LinuxFileCalls.IsAvailable)
            throw Closed(container, "this is no Linux");
        var number = await container.ProcessAsync(stop).ConfigureAwait(false);
        if (number <= 0)
            throw Closed(container, "the engine does not tell which process the container is");
        var view = new ProcessView(processes, number);
        if (!await IsItAsync(container, view, stop).ConfigureAwait(false))
            throw Closed(container, "the engine is on another machine, or names processes as another container sees them");
        await container.PauseAsync(stop).ConfigureAwait(false);
        return new ContainerEntrance(container, view);
    }

    /// <summary>Finds the folder. Throws FaultException (MountNotPossible), IOException and UnauthorizedAccessException.</summary>
    public FoundFolder Find()
    {
        var path = view.At(MountContainer.Folder);
        // In the container's own layer it is there only if the image has it. Nothing is made where a link leads.
        if (container.Wish.Kind == MountKind.Overlay)
            Directory.CreateDirectory(path);
        // A link of the image would lead this process into its own machine.
        if ((File.GetAttributes(path) & (FileAttributes.Directory | FileAttributes.ReparsePoint)) != FileAttributes.Directory)
            throw Closed(container, $"'{MountContainer.Folder}' is a link, or no folder, in the image");
        var mount = MountTable.Read(view.File("mountinfo"))?.Find(MountContainer.Folder);
        return new FoundFolder(path, PlaceDescription.Of(container.Facts, mount), mount) { Statistics = view.File("mountstats") };
    }

    static async Task<bool> IsItAsync(MountContainer container, ProcessView view, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        try
        {
            while (!view.HasVariable(container.Mark))
            {
                if (waited.Elapsed > Patience)
                    return false;
                await Task.Delay(Glance, stop).ConfigureAwait(false);
            }
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Closed(container, $"this account may not look into it ({e.Message.TrimEnd('.')})", e);
        }
    }

    static FaultException Closed(MountContainer container, string why, Exception? cause = null) =>
        new(FaultKind.MountNotPossible, container.Wish.Name, why, cause);
}
