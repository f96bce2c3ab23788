using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using Xunit;
using TarWriter = WinDockerTools.Engine.Common.Archives.TarWriter;

namespace WinDockerTools.Tests.Common;

/// <summary>Archives read back by .NET's own reader.</summary>
public sealed class TarWriterProperties
{
    static readonly Gen<string> Names = Gen.Char["abcXYZ09 ._-'\"ö€日"].Array[1, 130].Select(letters => new string(letters))
        .Where(name => name.Trim(' ', '.').Length > 0);

    static readonly Gen<(string Name, int Kind, byte[] Content, string Target, int Mode, long Time)> Items =
        Gen.Select(Names, Gen.Int[0, 2], Gen.Byte.Array[0, 1100], Names, Gen.Int[0, 0x1FF], Gen.Long[0, 4_000_000_000]);

    [Fact]
    public async Task Whatever_is_written_is_what_others_read() => await Items.Array[0, 6].SampleAsync(async items =>
    {
        var stream = new MemoryStream();
        var writer = new TarWriter(stream);
        foreach (var item in items)
        {
            await (item.Kind switch
            {
                0 => writer.WriteFolderAsync(item.Name, item.Mode, CancellationToken.None),
                1 => writer.WriteLinkAsync(item.Name, item.Target, CancellationToken.None),
                _ => writer.WriteFileAsync(item.Name, item.Mode, DateTimeOffset.FromUnixTimeSeconds(item.Time), new MemoryStream(item.Content), item.Content.Length, CancellationToken.None),
            });
        }
        stream.Write(TarWriter.End);
        stream.Position = 0;

        var entries = Entries(stream);

        Assert.Equal(items.Length, entries.Count);
        Assert.All(items.Zip(entries), pair =>
        {
            var (item, entry) = pair;
            Assert.Equal(item.Kind == 0 ? item.Name + "/" : item.Name, entry.Name);
            Assert.Equal(item.Kind switch { 0 => TarEntryType.Directory, 1 => TarEntryType.SymbolicLink, _ => TarEntryType.RegularFile }, entry.Type);
            Assert.Equal(item.Kind == 1 ? item.Target : "", entry.Target);
            Assert.Equal(item.Kind == 1 ? 0x1FF : item.Mode, entry.Mode);
            Assert.Equal(item.Kind == 2 ? item.Content : [], entry.Content);
            if (item.Kind == 2)
                Assert.Equal(item.Time, entry.Time.ToUnixTimeSeconds());
        });
    }, iter: 2000);

    static List<(string Name, TarEntryType Type, string Target, int Mode, byte[] Content, DateTimeOffset Time)> Entries(Stream stream)
    {
        var entries = new List<(string, TarEntryType, string, int, byte[], DateTimeOffset)>();
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            entries.Add((entry.Name, entry.EntryType == TarEntryType.V7RegularFile ? TarEntryType.RegularFile : entry.EntryType, entry.LinkName ?? "", (int)entry.Mode, content.ToArray(), entry.ModificationTime));
        }
        return entries;
    }
}
