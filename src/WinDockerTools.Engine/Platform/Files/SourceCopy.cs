using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>A copy of a project for the host's builds and for bind mounts; the user's own files are never written to.</summary>
sealed class SourceCopy
{
    // Without it nothing could be put into a folder, or removed.
    const int OwnersAll = 0x1C0;

    SourceCopy(string root) => Root = root;

    public string Root { get; }

    /// <summary>Throws FaultException (SourceUnreadable).</summary>
    public static async Task<SourceCopy> MakeAsync(SourceTree tree, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        foreach (var item in tree.Items)
        {
            stop.ThrowIfCancellationRequested();
            var target = Path.Combine(folder, item.Path);
            try
            {
                await CopyAsync(item, target, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new FaultException(FaultKind.SourceUnreadable, item.FullPath, e.Message.TrimEnd('.'), e);
            }
        }
        return new SourceCopy(folder);
    }

    /// <summary>Gives a file other content.</summary>
    public async Task WriteAsync(ChangedFile changed, CancellationToken stop)
    {
        var content = changed.Content;
        using var file = new FileStream(Path.Combine(Root, changed.File.Path), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true);
        await file.WriteAsync(content, 0, content.Length, stop).ConfigureAwait(false);
    }

    static void SetMode(string target, int mode)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, (UnixFileMode)mode);
#endif
    }

    static async Task CopyAsync(SourceItem item, string target, CancellationToken stop)
    {
        // Its folder may have been left out while the file itself was taken back.
        Directory.CreateDirectory(item.IsFolder ? target : Path.GetDirectoryName(target)!);
        if (item.IsFolder)
        {
            SetMode(target, item.Mode | OwnersAll);
            return;
        }
#if NET
        if (item.LinkTarget is { } link)
        {
            File.CreateSymbolicLink(target, link);
            return;
        }
#endif
        using (var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: true))
        {
            if (item.Length > 0)
            {
                using var from = new FileStream(item.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
                await from.CopyToAsync(to, 1 << 16, stop).ConfigureAwait(false);
            }
        }
        SetMode(target, item.Mode);
        File.SetLastWriteTimeUtc(target, item.Modified.UtcDateTime);
    }
}
