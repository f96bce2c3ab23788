using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Archives;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class TarWriterTests
{
    static readonly DateTimeOffset Time = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
    [
        "main.go", "src/größe.go", "with space/it's \"quoted\".go", "日本語/ファイル.go", "🙂.go",
        new string('a', 99), new string('a', 100), new string('a', 101), "deep/" + new string('b', 300) + "/c.go", new string('ü', 120),
    ];

    static async Task<MemoryStream> WriteAsync(Func<TarWriter, Task> write)
    {
        var stream = new MemoryStream();
        await write(new TarWriter(stream));
        stream.Write(TarWriter.End, 0, TarWriter.End.Length);
        stream.Position = 0;
        return stream;
    }

    static Task WriteFileAsync(TarWriter tar, string name, byte[] content, long? length = null) =>
        tar.WriteFileAsync(name, 0x1A4, Time, new MemoryStream(content), length ?? content.Length, Stop);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_comes_back_as_it_was(string name)
    {
        var tar = new TarReader(await WriteAsync(async writer =>
        {
            await WriteFileAsync(writer, name, [1, 2, 3]);
            await WriteFileAsync(writer, "next", []);
        }), Stop);

        Assert.True(await tar.NextAsync());
        Assert.Equal((name, 3, true), (tar.Name, tar.Size, tar.IsFile));
        Assert.Equal([1, 2, 3], await tar.ReadAsync());
        Assert.True(await tar.NextAsync());
        Assert.Equal("next", tar.Name);
        Assert.False(await tar.NextAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(200_000)]
    public async Task Content_of_any_length_is_padded_to_whole_blocks(int length)
    {
        var content = Enumerable.Range(0, length).Select(at => (byte)at).ToArray();

        var stream = await WriteAsync(writer => WriteFileAsync(writer, "a", content));

        Assert.Equal(0, stream.Length % 512);
        var tar = new TarReader(stream, Stop);
        Assert.True(await tar.NextAsync());
        Assert.Equal(content, await tar.ReadAsync());
        Assert.False(await tar.NextAsync());
    }

    [Theory]
    [InlineData(3, new byte[] { 1, 2, 3 })]
    [InlineData(8, new byte[] { 1, 2, 3, 4, 5, 0, 0, 0 })]
    public async Task A_file_that_changes_its_length_meanwhile_does_not_break_the_archive(int announced, byte[] expected)
    {
        var tar = new TarReader(await WriteAsync(async writer =>
        {
            await WriteFileAsync(writer, "changed", [1, 2, 3, 4, 5], announced);
            await WriteFileAsync(writer, "next", [7]);
        }), Stop);

        Assert.True(await tar.NextAsync());
        Assert.Equal(expected, await tar.ReadAsync());
        Assert.True(await tar.NextAsync());
        Assert.Equal([7], await tar.ReadAsync());
    }

    [Fact]
    public async Task A_layer_beyond_eight_gigabytes_has_its_size_in_a_record_of_its_own()
    {
        using var stop = new CancellationTokenSource();
        var stream = new MemoryStream();
        // The content itself would take a while.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new TarWriter(stream).WriteFileAsync("large", 0x1A4, Time, new CancellingStream(stop), 9_000_000_000, stop.Token));
        stream.Position = 0;
        var tar = new TarReader(stream, CancellationToken.None);

        Assert.True(await tar.NextAsync());
        Assert.Equal(("large", 9_000_000_000), (tar.Name, tar.Size));
    }

    [Theory]
    [InlineData(1950, 0)]
    [InlineData(2500, 8_589_934_591)]
    public async Task A_time_that_no_header_holds_is_the_nearest_that_one_does(int year, long expected)
    {
        var header = (await WriteAsync(writer => writer.WriteFileAsync("a", 0x1A4, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), Stream.Null, 0, Stop))).ToArray();

        Assert.Equal(expected, Convert.ToInt64(Encoding.ASCII.GetString(header, 136, 11), 8));
    }

    [Fact]
    public async Task Joined_streams_are_one_after_the_other_whichever_way_they_are_read()
    {
        foreach (var read in new Func<Stream, Task<byte[]>>[] { ReadAsync, stream => Task.FromResult(ReadOneByOne(stream)), CopyAsync })
        {
            using var joined = new JoinedStream([new MemoryStream([1, 2]), new MemoryStream(), new MemoryStream([3]), new MemoryStream()]);
            Assert.Equal((3L, true, false, false), (joined.Length, joined.CanRead, joined.CanSeek, joined.CanWrite));
            Assert.Equal([1, 2, 3], await read(joined));
            Assert.Equal(0, joined.Read(new byte[8], 0, 8));
        }
    }

    [Fact]
    public void Joined_streams_go_together()
    {
        List<MemoryStream> parts = [new([1]), new([2])];

        new JoinedStream(parts).Dispose();

        Assert.All(parts, part => Assert.False(part.CanRead));
    }

    static async Task<byte[]> ReadAsync(Stream stream)
    {
        var buffer = new byte[8];
        var all = new List<byte>();
        for (int count; (count = await stream.ReadAsync(buffer, 1, 5, Stop)) > 0;)
            all.AddRange(buffer.Skip(1).Take(count));
        return [.. all];
    }

    static byte[] ReadOneByOne(Stream stream)
    {
        var all = new List<byte>();
        for (int value; (value = stream.ReadByte()) >= 0;)
            all.Add((byte)value);
        return [.. all];
    }

    static async Task<byte[]> CopyAsync(Stream stream)
    {
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, 16, Stop);
        return copy.ToArray();
    }

    sealed class CancellingStream(CancellationTokenSource stop) : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            stop.Cancel();
            return Task.FromCanceled<int>(stop.Token);
        }
    }
}
