using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>The documents inside a saved archive, by name; layers are passed over.</summary>
static class ArchiveFiles
{
    const long LargestDocument = 8 * 1024 * 1024, LargestTotal = 64 * 1024 * 1024;

    public static IReadOnlyDictionary<string, byte[]> Read(ImageReference image, CancellationToken stop) =>
        Read(image, () => File.OpenRead(image.Path!), stop);

    public static IReadOnlyDictionary<string, byte[]> Read(ImageReference image, Func<Stream> open, CancellationToken stop)
    {
        try
        {
            using var file = open();
            using var content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Documents(new TarReader(content, stop), stop);
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

    static Dictionary<string, byte[]> Documents(TarReader tar, CancellationToken stop)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long total = 0;
        while (tar.Next())
        {
            stop.ThrowIfCancellationRequested();
            var name = tar.Name.StartsWith("./", StringComparison.Ordinal) ? tar.Name.Substring(2) : tar.Name;
            if (!tar.IsFile || !MayBeDocument(name) || tar.Size > LargestDocument)
                continue;
            total += tar.Size;
            if (total > LargestTotal)
                throw new InvalidDataException($"it holds more than {ByteSize.Format(LargestTotal)} of small files");
            documents[name] = tar.Read();
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
