using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class TarReaderTests : IDisposable
{
    const int Block = 512;

    static readonly string Long = "blobs/" + new string('a', 150);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entries_come_in_order_and_those_that_nobody_reads_are_jumped_over(bool zipped)
    {
        var archive = Tar(("large", new byte[200_000]), ("folder/ä.json", [1, 2, 3]));

        var tar = new TarReader(zipped ? Unzipping(archive) : new MemoryStream(archive), CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal(("large", 200_000, true), (tar.Name, tar.Size, tar.IsFile));
        Assert.True(await tar.NextAsync());
        Assert.Equal("folder/ä.json", tar.Name);
        Assert.Equal([1, 2, 3], await tar.ReadAsync());
        Assert.False(await tar.NextAsync());
    }

    [Theory]
    [InlineData('L')]
    [InlineData('x')]
    public async Task Long_names_come_in_an_entry_of_their_own(char type)
    {
        var text = type == 'L' ? Long + "\0" : Pax("mtime", "1.5") + Pax("path", Long);
        var archive = Tar(("extra", Encoding.UTF8.GetBytes(text)), ("short", [7]));
        Change(archive, 0, 156, [(byte)type]);

        var tar = new TarReader(new MemoryStream(archive), CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal(Long, tar.Name);
        Assert.Equal([7], await tar.ReadAsync());
    }

    [Theory]
    [InlineData('K')]
    [InlineData('x')]
    public async Task Long_targets_of_links_come_in_an_entry_of_their_own(char type)
    {
        var text = type == 'K' ? Long + "\0" : Pax("linkpath", Long);
        var archive = Tar(("extra", Encoding.UTF8.GetBytes(text)), ("link", []));
        Change(archive, 0, 156, [(byte)type]);
        Change(archive, 2 * Block, 156, [(byte)'2']);
        Change(archive, 2 * Block, 100, Encoding.ASCII.GetBytes("0004755\0"));

        var tar = new TarReader(new MemoryStream(archive), CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal(("link", TarEntryKind.SymbolicLink, Long, 0x9ED), (tar.Name, tar.Kind, tar.Target, tar.Mode));
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('5')]
    public async Task Links_and_folders_have_no_content(char type)
    {
        var archive = Tar(("link", []), ("next", [7]));
        Change(archive, 0, 156, [(byte)type]);
        Change(archive, 0, 124, Encoding.ASCII.GetBytes("00000001000\0"));

        var tar = new TarReader(new MemoryStream(archive), CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal((0, false), (tar.Size, tar.IsFile));
        Assert.True(await tar.NextAsync());
        Assert.Equal("next", tar.Name);
    }

    [Fact]
    public async Task A_layer_of_many_gigabytes_has_its_size_in_binary()
    {
        var archive = Tar(("layer", []));
        Change(archive, 0, 124, [0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]);

        var tar = new TarReader(new MemoryStream(archive), CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal(1L << 33, tar.Size);
        await Assert.ThrowsAsync<EndOfStreamException>(tar.NextAsync);
    }

    [Theory]
    [InlineData("77777777777\0")]
    [InlineData("abc        \0")]
    [InlineData("-0000000001\0")]
    public async Task A_damaged_name_entry_ends_the_reading_at_once(string size)
    {
        var archive = Tar(("extra", Encoding.UTF8.GetBytes(Long)), ("short", [7]));
        Change(archive, 0, 156, [(byte)'L']);
        Change(archive, 0, 124, Encoding.ASCII.GetBytes(size));

        await Assert.ThrowsAsync<InvalidDataException>(() => new TarReader(new MemoryStream(archive), CancellationToken.None).NextAsync());
    }

    [Fact]
    public async Task Half_an_archive_is_noticed()
    {
        var archive = Tar(("large", new byte[200_000]), ("next", [7]));

        await Assert.AllAsync(new Func<Stream, Stream>[] { half => half, half => Unzipping(((MemoryStream)half).ToArray()) }, async open =>
        {
            var tar = new TarReader(open(new MemoryStream([.. archive.Take(100_000)])), CancellationToken.None);
            Assert.True(await tar.NextAsync());
            await Assert.ThrowsAsync<EndOfStreamException>(tar.NextAsync);
        });
    }

    [Fact]
    public async Task A_layer_that_is_only_passed_can_be_stopped_in()
    {
        using var stop = new CancellationTokenSource();
        var tar = new TarReader(Unzipping(Tar(("large", new byte[200_000]))), stop.Token);
        Assert.True(await tar.NextAsync());

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(tar.NextAsync);
    }

    byte[] Tar(params (string Name, byte[] Content)[] files) => File.ReadAllBytes(ArchiveWriter.WriteTar(folder.File("a.tar"), files));

    // The length counts its own digits.
    static string Pax(string name, string value)
    {
        var rest = $" {name}={value}\n";
        var digits = rest.Length < 98 ? 2 : 3;
        return rest.Length + digits + rest;
    }

    static void Change(byte[] archive, int header, int field, byte[] value)
    {
        value.CopyTo(archive, header + field);
        Encoding.ASCII.GetBytes("        ").CopyTo(archive, header + 148);
        var sum = archive.Skip(header).Take(Block).Sum(one => one);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(archive, header + 148);
    }

    static GZipStream Unzipping(byte[] content)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(content, 0, content.Length);
        zipped.Position = 0;
        return new GZipStream(zipped, CompressionMode.Decompress);
    }
}
