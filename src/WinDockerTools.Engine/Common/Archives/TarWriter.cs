using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Common.Archives;

/// <summary>
/// Writes a POSIX tar archive (pax for long or non-ASCII names). .NET Framework has no writer of its own. Paths have
/// forward slashes.
/// </summary>
sealed class TarWriter(Stream stream)
{
    const int Block = 512;
    const long LargestOctal = 0x1_FFFF_FFFF;

    /// <summary>What ends every archive.</summary>
    public static byte[] End { get; } = new byte[2 * Block];

    public Task WriteFolderAsync(string path, int mode, CancellationToken stop) =>
        WriteHeaderAsync(path + "/", '5', mode, 0, "", default, stop);

    public Task WriteLinkAsync(string path, string target, CancellationToken stop) =>
        WriteHeaderAsync(path, '2', 0x1FF, 0, target, default, stop);

    /// <summary>Writes exactly <paramref name="length"/> bytes; a file that has changed its length meanwhile is cut, or filled with zeros.</summary>
    public async Task WriteFileAsync(string path, int mode, DateTimeOffset modified, Stream content, long length, CancellationToken stop)
    {
        await WriteHeaderAsync(path, '0', mode, length, "", modified, stop).ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        var left = length;
        while (left > 0)
        {
            var count = await content.ReadAsync(buffer, 0, (int)Math.Min(left, buffer.Length), stop).ConfigureAwait(false);
            if (count == 0)
            {
                Array.Clear(buffer, 0, buffer.Length);
                count = (int)Math.Min(left, buffer.Length);
            }
            await stream.WriteAsync(buffer, 0, count, stop).ConfigureAwait(false);
            left -= count;
        }
        await PadAsync(length, stop).ConfigureAwait(false);
    }

    async Task WriteHeaderAsync(string path, char type, int mode, long length, string link, DateTimeOffset modified, CancellationToken stop)
    {
        var records = new StringBuilder();
        if (NeedsPax(path))
            records.Append(Record("path", path));
        if (NeedsPax(link))
            records.Append(Record("linkpath", link));
        if (length > LargestOctal)
            records.Append(Record("size", length.ToString(CultureInfo.InvariantCulture)));
        if (records.Length > 0)
        {
            var bytes = Encoding.UTF8.GetBytes(records.ToString());
            await WriteAsync(Header("pax-header", 'x', 0x1A4, bytes.Length, "", modified), stop).ConfigureAwait(false);
            await WriteAsync(bytes, stop).ConfigureAwait(false);
            await PadAsync(bytes.Length, stop).ConfigureAwait(false);
        }
        await WriteAsync(Header(path, type, mode, Math.Min(length, LargestOctal), link, modified), stop).ConfigureAwait(false);
    }

    static bool NeedsPax(string text)
    {
        if (text.Length > 99)
            return true;
        foreach (var letter in text)
        {
            if (letter > 127)
                return true;
        }
        return false;
    }

    // The length counts itself.
    static string Record(string key, string value)
    {
        var body = $" {key}={value}\n";
        var size = Encoding.UTF8.GetByteCount(body);
        var total = size + size.ToString(CultureInfo.InvariantCulture).Length;
        if (total.ToString(CultureInfo.InvariantCulture).Length > size.ToString(CultureInfo.InvariantCulture).Length)
            total++;
        return total.ToString(CultureInfo.InvariantCulture) + body;
    }

    static byte[] Header(string path, char type, int mode, long length, string link, DateTimeOffset modified)
    {
        var header = new byte[Block];
        Put(header, 0, 99, path);
        Put(header, 100, 7, Octal(mode, 7));
        Put(header, 108, 7, Octal(0, 7));
        Put(header, 116, 7, Octal(0, 7));
        Put(header, 124, 11, Octal(length, 11));
        Put(header, 136, 11, Octal(Math.Min(LargestOctal, Math.Max(0, modified.ToUnixTimeSeconds())), 11));
        Put(header, 148, 8, "        ");
        header[156] = (byte)type;
        Put(header, 157, 99, link);
        Put(header, 257, 6, "ustar\0");
        Put(header, 263, 2, "00");
        var sum = 0;
        foreach (var value in header)
            sum += value;
        Put(header, 148, 8, Octal(sum, 6) + "\0 ");
        return header;
    }

    static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    static void Put(byte[] header, int offset, int most, string text)
    {
        for (var i = 0; i < text.Length && i < most; i++)
            header[offset + i] = text[i] > 127 ? (byte)'_' : (byte)text[i];
    }

    Task PadAsync(long length, CancellationToken stop) =>
        length % Block == 0 ? Task.CompletedTask : WriteAsync(new byte[Block - length % Block], stop);

    Task WriteAsync(byte[] bytes, CancellationToken stop) => stream.WriteAsync(bytes, 0, bytes.Length, stop);
}
