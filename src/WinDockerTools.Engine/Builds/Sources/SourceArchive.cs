using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;

namespace WinDockerTools.Engine.Builds.Sources;

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

    /// <summary>Packs into <paramref name="file"/>; every path begins with <paramref name="prefix"/>. Throws FaultException (SourceUnreadable).</summary>
    public static async Task<SourceArchive> PackAsync(SourceTree tree, string prefix, string file, CancellationToken stop)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var writer = new TarWriter(stream);
        await writer.WriteFolderAsync(prefix, 0x1FF, stop).ConfigureAwait(false);
        foreach (var item in tree.Items)
        {
            var path = $"{prefix}/{item.Path}";
            if (item.IsFolder)
                await writer.WriteFolderAsync(path, item.Mode, stop).ConfigureAwait(false);
            else if (item.LinkTarget is { } target)
                await writer.WriteLinkAsync(path, target, stop).ConfigureAwait(false);
            else
                await WriteFileAsync(writer, path, item, stop).ConfigureAwait(false);
        }
        return new SourceArchive(file, prefix);
    }

    /// <summary>The archive, with the edit of that number in the place of the original file.</summary>
    public async Task<Stream> OpenAsync(SourceEdit? edit, int number, CancellationToken stop)
    {
        var tail = new MemoryStream();
        if (edit is not null && number > 0)
            await WriteEditAsync(tail, edit, number, stop).ConfigureAwait(false);
        tail.Write(TarWriter.End, 0, TarWriter.End.Length);
        tail.Position = 0;
        return new JoinedStream([new FileStream(packed, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true), tail]);
    }

    /// <summary>Writes the edited file alone, as the archive would hold it.</summary>
    public Task WriteEditAsync(Stream archive, SourceEdit edit, int number, CancellationToken stop)
    {
        var content = edit.Content(number);
        return new TarWriter(archive).WriteFileAsync(
            $"{prefix}/{edit.File.Path}", edit.File.Mode, DateTimeOffset.UtcNow, new MemoryStream(content), content.Length, stop);
    }

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
