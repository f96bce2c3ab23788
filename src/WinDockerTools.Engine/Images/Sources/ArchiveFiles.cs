using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Threading;
using ICSharpCode.SharpZipLib.Tar;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Sources;

/// <summary>The documents inside a saved archive, by name; layers are passed over.</summary>
static class ArchiveFiles
{
    const long LargestDocument = 8 * 1024 * 1024, LargestTotal = 64 * 1024 * 1024;

    public static IReadOnlyDictionary<string, byte[]> Read(ImageReference image, CancellationToken stop)
    {
        try
        {
            using var file = File.OpenRead(image.Path!);
            using var content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            using var tar = new TarInputStream(content, System.Text.Encoding.UTF8);
            return Documents(tar, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or TarException or FormatException or ArgumentException)
        {
            throw new FaultException(FaultKind.ImageArchiveInvalid, image.Text, e.Message, e);
        }
    }

    static Dictionary<string, byte[]> Documents(TarInputStream tar, CancellationToken stop)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long total = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            stop.ThrowIfCancellationRequested();
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name.Substring(2) : entry.Name;
            if (entry.IsDirectory || !MayBeDocument(name) || entry.Size is < 0 or > LargestDocument)
                continue;
            total += entry.Size;
            if (total > LargestTotal)
                throw new InvalidDataException($"it holds more than {ByteSize.Format(LargestTotal)} of small files");
            using var content = new MemoryStream((int)entry.Size);
            tar.CopyEntryContents(content);
            documents[name] = content.ToArray();
        }
        return documents;
    }

    static bool MayBeDocument(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) || name.StartsWith("blobs/", StringComparison.Ordinal);

    static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
