using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>The documents inside a saved archive, by name; layers are passed over.</summary>
static class ArchiveFiles
{
    const long LargestDocument = 8 * 1024 * 1024, LargestTotal = 64 * 1024 * 1024;

    public static Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(ImageReference image, CancellationToken stop) =>
        ReadAsync(image, () => File.OpenRead(image.Path!), stop);

    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(ImageReference image, Func<Stream> open, CancellationToken stop)
    {
        try
        {
            using var file = open();
            using var content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return await DocumentsAsync(new TarReader(content, stop), stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FaultException(FaultKind.ImageNotFound, image.Text, "there is no such file or folder", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FaultException(FaultKind.ImageArchiveInvalid, image.Text, e.Message, e);
        }
    }

    static async Task<Dictionary<string, byte[]>> DocumentsAsync(TarReader tar, CancellationToken stop)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long total = 0;
        while (await tar.NextAsync().ConfigureAwait(false))
        {
            stop.ThrowIfCancellationRequested();
            var name = tar.Name.StartsWith("./", StringComparison.Ordinal) ? tar.Name.Substring(2) : tar.Name;
            if (!tar.IsFile || !MayBeDocument(name) || tar.Size > LargestDocument)
                continue;
            total += tar.Size;
            if (total > LargestTotal)
                throw new InvalidDataException($"it holds more than {ByteSize.Format(LargestTotal)} of small files");
            documents[name] = await tar.ReadAsync().ConfigureAwait(false);
        }
        return documents;
    }

    static bool MayBeDocument(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) || name.StartsWith("blobs/", StringComparison.Ordinal);

    static bool IsGzip(Stream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
