using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Reading;

/// <summary>Finds the mount that a path lies on, and waits for no server that is gone.</summary>
static class MountLookup
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The mount of a full path. Throws FaultException (NfsMountNotFound, MountNotAnswering).
    /// </summary>
    public static async Task<MountEntry> FindAsync(MountTables tables, string path, CancellationToken stop, TimeSpan? patience = null)
    {
        var text = path.Length > 1 ? path.TrimEnd('/') : path;
        if (On(tables, text) is { } entry)
            return entry;
        // A link leads elsewhere; whoever follows one across a hard mount waits for its server.
        var follow = Task.Run(() => RealPath.Of(text), CancellationToken.None);
        if (await Task.WhenAny(follow, Task.Delay(patience ?? Patience, stop)).ConfigureAwait(false) != follow)
        {
            stop.ThrowIfCancellationRequested();
            throw new FaultException(FaultKind.MountNotAnswering, path, "to look where it leads took too long");
        }
        return On(tables, await follow.ConfigureAwait(false))
            ?? throw new FaultException(FaultKind.NfsMountNotFound, path, Directory.Exists(text) || File.Exists(text) ? "it lies on no NFS mount" : "there is no such path");
    }

    static MountEntry? On(MountTables tables, string path) =>
        new MountTable(tables.Mounted).Find(path) is { } entry && NfsMounts.IsNfs(entry) ? entry : null;
}
