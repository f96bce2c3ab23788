using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>
/// A project's files packed once, to be sent many times, each time with the edited file at its end: unpacking takes
/// the last of two.
/// </summary>
sealed class SourceArchive
{
    readonly string packed;
    readonly string prefix;

    SourceArchive(string packed, string prefix)
    {
        this.packed = packed;
        this.prefix = prefix;
    }

    /// <summary>Packs into <paramref name="file"/>; every path begins with <paramref name="prefix"/>, if it is not empty. Throws FaultException (SourceUnreadable).</summary>
    public static async Task<SourceArchive> PackAsync(SourceTree tree, string prefix, string file, CancellationToken stop)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var writer = new TarWriter(stream);
        if (prefix.Length > 0)
            await writer.WriteFolderAsync(prefix, 0x1FF, stop).ConfigureAwait(false);
        foreach (var item in tree.Items)
        {
            var path = Below(prefix, item.Path);
            if (item.IsFolder)
                await writer.WriteFolderAsync(path, item.Mode, stop).ConfigureAwait(false);
            else if (item.LinkTarget is { } target)
                await writer.WriteLinkAsync(path, target, stop).ConfigureAwait(false);
            else
                await WriteFileAsync(writer, path, item, stop).ConfigureAwait(false);
        }
        return new SourceArchive(file, prefix);
    }

    /// <summary>The archive, with changed files in the place of the original ones.</summary>
    public async Task<Stream> OpenAsync(IEnumerable<ChangedFile> changes, CancellationToken stop)
    {
        var tail = new MemoryStream();
        foreach (var changed in changes)
            await WriteAsync(tail, changed, stop).ConfigureAwait(false);
        tail.Write(TarWriter.End, 0, TarWriter.End.Length);
        tail.Position = 0;
        return new JoinedStream([new FileStream(packed, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true), tail]);
    }

    /// <summary>Writes a changed file alone, as the archive would hold it.</summary>
    public Task WriteAsync(Stream archive, ChangedFile changed, CancellationToken stop) => new TarWriter(archive).WriteFileAsync(
        Below(prefix, changed.File.Path), changed.File.Mode, DateTimeOffset.UtcNow, new MemoryStream(changed.Content), changed.Content.Length, stop);

    static string Below(string prefix, string path) => prefix.Length > 0 ? $"{prefix}/{path}" : path;

    static async Task WriteFileAsync(TarWriter writer, string path, SourceItem item, CancellationToken stop)
    {
        // What has no length may be a pipe, which nobody would ever write to.
        try
        {
            using Stream content = item.Length == 0
                ? new MemoryStream()
                : new FileStream(item.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
            await writer.WriteFileAsync(path, item.Mode, item.Modified, content, item.Length, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, item.FullPath, e.Message.TrimEnd('.'), e);
        }
    }
}
