using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace WinDockerTools.Engine.Common.Archives;

/// <summary>
/// Walks the entries of a tar file: ustar, with the long names and sizes of GNU and pax. What nobody reads is jumped
/// over. Throws InvalidDataException and EndOfStreamException.
/// </summary>
sealed class TarReader(Stream tar, CancellationToken stop)
{
    const int BlockSize = 512, LongestHeader = 64 * 1024;

    readonly byte[] block = new byte[BlockSize];
    long unread, padding;

    public string Name { get; private set; } = "";
    public long Size { get; private set; }
    public bool IsFile { get; private set; }

    /// <summary>Goes to the next entry; false at the end.</summary>
    public bool Next()
    {
        string? name = null;
        long? size = null;
        while (true)
        {
            Skip();
            if (!ReadBlock() || block.All(value => value == 0))
                return false;
            CheckSum();
            var type = (char)block[156];
            // Links, devices and folders have no content, whatever their header says.
            Size = type is >= '1' and <= '6' ? 0 : size ?? Number(124, 12);
            unread = Size;
            padding = (BlockSize - Size % BlockSize) % BlockSize;
            if (type == 'L')
            {
                name = Text(Header()).TrimEnd('\0');
            }
            else if (type == 'x')
            {
                ReadPax(Header(), ref name, ref size);
            }
            else
            {
                var prefix = Encoding.ASCII.GetString(block, 257, 6) == "ustar\0" ? Text(345, 155) : "";
                Name = name ?? (prefix.Length > 0 ? $"{prefix}/{Text(0, 100)}" : Text(0, 100));
                IsFile = type is '0' or '\0' or '7';
                return true;
            }
        }
    }

    /// <summary>The content of the entry.</summary>
    public byte[] Read()
    {
        var content = new byte[unread];
        if (Fill(content) < content.Length)
            throw new EndOfStreamException("it ends in the middle of an entry");
        unread = 0;
        return content;
    }

    byte[] Header() => Size <= LongestHeader ? Read() : throw new InvalidDataException($"it has a name of {Size} bytes");

    void Skip()
    {
        var left = unread + padding;
        if (tar.CanSeek)
        {
            if (unread > tar.Length - tar.Position)
                throw new EndOfStreamException("it ends in the middle of an entry");
            tar.Seek(left, SeekOrigin.Current);
            return;
        }
        for (var buffer = new byte[64 * 1024]; left > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var read = tar.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new EndOfStreamException("it ends in the middle of an entry");
            left -= read;
        }
    }

    bool ReadBlock() => Fill(block) switch
    {
        0 => false,
        BlockSize => true,
        _ => throw new EndOfStreamException("it ends in the middle of a header"),
    };

    int Fill(byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = tar.Read(buffer, filled, buffer.Length - filled)) > 0; filled += read)
        {
        }
        return filled;
    }

    // The sum counts its own field, eight bytes from 148 on, as spaces.
    void CheckSum()
    {
        var sum = block.Select((value, at) => at is >= 148 and < 156 ? (int)' ' : value).Sum();
        if (Number(148, 8) != sum)
            throw new InvalidDataException("it is no tar file, or a header is damaged");
    }

    // Octal digits, or a binary number where the first bit is set.
    long Number(int at, int length)
    {
        long number = 0;
        if ((block[at] & 0x80) != 0)
        {
            if (block[at] != 0x80 || block.Skip(at + 1).Take(length - 9).Any(value => value != 0) || (block[at + length - 8] & 0x80) != 0)
                throw new InvalidDataException("a size is negative or beyond reason");
            return block.Skip(at + length - 8).Take(8).Aggregate(number, (sum, value) => sum << 8 | value);
        }
        foreach (var digit in Text(at, length).Trim())
            number = digit is >= '0' and <= '7' ? number * 8 + (digit - '0') : throw new InvalidDataException("a number in a header is damaged");
        return number;
    }

    string Text(int at, int length) => Text([.. block.Skip(at).Take(length).TakeWhile(value => value != 0)]);

    static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // Records "length name=value\n", the length in bytes and of the whole record.
    static void ReadPax(byte[] records, ref string? name, ref long? size)
    {
        for (var at = 0; at < records.Length;)
        {
            var space = Array.IndexOf(records, (byte)' ', at);
            if (space < 0 || !int.TryParse(Text([.. records.Skip(at).Take(space - at)]), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space - at || length > records.Length - at)
            {
                throw new InvalidDataException("an extended header is damaged");
            }
            var pair = Text([.. records.Skip(space + 1).Take(at + length - space - 2)]).Split(['='], 2);
            if (pair[0] == "path" && pair.Length == 2)
                name = pair[1];
            if (pair[0] == "size" && pair.Length == 2)
                size = long.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : throw new InvalidDataException("an extended header is damaged");
            at += length;
        }
    }
}
