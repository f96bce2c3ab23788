using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

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
    public TarEntryKind Kind { get; private set; }
    public bool IsFile => Kind == TarEntryKind.File;

    /// <summary>What a link leads to, as it is written there; empty for what is no link.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Permissions of the file, with the bits of set-uid and its kind.</summary>
    public int Mode { get; private set; }

    /// <summary>Goes to the next entry; false at the end.</summary>
    public async Task<bool> NextAsync()
    {
        string? name = null, target = null;
        long? size = null;
        while (true)
        {
            await SkipAsync().ConfigureAwait(false);
            if (!await ReadBlockAsync().ConfigureAwait(false) || block.All(value => value == 0))
                return false;
            CheckSum();
            var type = (char)block[156];
            // Links, devices and folders have no content, whatever their header says.
            Size = type is >= '1' and <= '6' ? 0 : size ?? Number(124, 12);
            unread = Size;
            padding = (BlockSize - Size % BlockSize) % BlockSize;
            if (type == 'L')
            {
                name = await LongTextAsync().ConfigureAwait(false);
            }
            else if (type == 'K')
            {
                target = await LongTextAsync().ConfigureAwait(false);
            }
            else if (type == 'x')
            {
                var records = await HeaderAsync().ConfigureAwait(false);
                ReadPax(records, ref name, ref target, ref size);
            }
            else
            {
                var prefix = Encoding.ASCII.GetString(block, 257, 6) == "ustar\0" ? Text(345, 155) : "";
                Name = name ?? (prefix.Length > 0 ? $"{prefix}/{Text(0, 100)}" : Text(0, 100));
                Kind = KindOf(type);
                Target = Kind is TarEntryKind.HardLink or TarEntryKind.SymbolicLink ? target ?? Text(157, 100) : "";
                Mode = (int)(Number(100, 8) & 0xFFFF);
                return true;
            }
        }
    }

    /// <summary>The content of the entry.</summary>
    public async Task<byte[]> ReadAsync()
    {
        var content = new byte[unread];
        if (await FillAsync(content).ConfigureAwait(false) < content.Length)
            throw new EndOfStreamException("it ends in the middle of an entry");
        unread = 0;
        return content;
    }

    Task<byte[]> HeaderAsync() => Size <= LongestHeader ? ReadAsync() : throw new InvalidDataException($"it has a name of {Size} bytes");

    async Task<string> LongTextAsync() => Text(await HeaderAsync().ConfigureAwait(false)).TrimEnd('\0');

    async Task SkipAsync()
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
            var read = await tar.ReadAsync(buffer, 0, (int)Math.Min(left, buffer.Length), stop).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException("it ends in the middle of an entry");
            left -= read;
        }
    }

    async Task<bool> ReadBlockAsync() => await FillAsync(block).ConfigureAwait(false) switch
    {
        0 => false,
        BlockSize => true,
        _ => throw new EndOfStreamException("it ends in the middle of a header"),
    };

    async Task<int> FillAsync(byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = await tar.ReadAsync(buffer, filled, buffer.Length - filled, stop).ConfigureAwait(false)) > 0; filled += read)
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

    static TarEntryKind KindOf(char type) => type switch
    {
        '0' or '\0' or '7' => TarEntryKind.File,
        '1' => TarEntryKind.HardLink,
        '2' => TarEntryKind.SymbolicLink,
        '5' => TarEntryKind.Folder,
        _ => TarEntryKind.Other,
    };

    static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // Records "length name=value\n", the length in bytes and of the whole record.
    static void ReadPax(byte[] records, ref string? name, ref string? target, ref long? size)
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
            if (pair[0] == "linkpath" && pair.Length == 2)
                target = pair[1];
            if (pair[0] == "size" && pair.Length == 2)
                size = long.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : throw new InvalidDataException("an extended header is damaged");
            at += length;
        }
    }
}

enum TarEntryKind
{
    File,

    /// <summary>Another name of a file that came before.</summary>
    HardLink,

    SymbolicLink,
    Folder,
    Other,
}
