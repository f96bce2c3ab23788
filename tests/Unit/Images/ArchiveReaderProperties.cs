using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Tests.Fuzzing;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ArchiveReaderProperties
{
    const int Block = 512;

    static readonly byte[][] Types = [.. "01234567LKxgSDVNM\0".Select(c => new[] { (byte)c })];
    static readonly byte[][] Sizes = [.. new[] { "00000000000\0", "00000001000\0", "77777777777\0", "-0000000001\0", "           \0", "abcdefghijk\0", "\u0080\0\0\0\0\0\0\0\0\0\u0010\0", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" }.Select(Encoding.Latin1.GetBytes)];
    static readonly byte[][] Names = [.. new[] { "index.json\0", "manifest.json\0", "\0", "./", "../index.json\0", "\u00ff\u00fe.json\0", new string('a', 100), "30 path=index.json\n\0", "99999999999 path=\0", "0 =\n\0" }.Select(Encoding.Latin1.GetBytes)];

    static readonly ImageReference Archive = ImageReference.FromPath("/app.tar", ImageLocation.Archive);

    readonly byte[] current, old;

    public ArchiveReaderProperties()
    {
        using var folder = new TemporaryFolder();
        var image = TestImage.Single(TestPlatform.Windows("10.0.20348.1"), docker: true);
        current = File.ReadAllBytes(ArchiveWriter.WriteOci(folder.File("current.tar"), image));
        old = File.ReadAllBytes(ArchiveWriter.WriteOld(folder.File("old.tar"), ("app:1", image)));
    }

    [Fact]
    public void A_damaged_archive_is_read_or_refused() => Fuzz.Run(
        Gen.Frequency((2, Mutation.Bytes(current, 0, 2)), (2, Mutation.Bytes(old, 0, 2)), (1, Mutation.Bytes(Zipped(old), 0, 2)), (6, Headers(current)), (6, Headers(old))),
        bytes =>
        {
            var files = ArchiveFiles.ReadAsync(Archive, () => new MemoryStream(bytes), CancellationToken.None);
            Assert.True(files.IsCompleted);
            var image = ArchiveReader.FromAsync(Archive, files.GetAwaiter().GetResult(), CancellationToken.None);
            Assert.True(image.IsCompleted);
            Assert.NotEmpty(image.GetAwaiter().GetResult().Entries);
        },
        [FaultKind.ImageArchiveInvalid, FaultKind.ImageNotFound, FaultKind.ManifestInvalid, FaultKind.ManifestUnsupported, FaultKind.DigestMismatch]);

    // Fields of the headers changed and their checksums made right again.
    static Gen<byte[]> Headers(byte[] tar)
    {
        var headers = Enumerable.Range(0, tar.Length / Block).Select(block => block * Block).Where(at => tar.AsSpan(at + 257, 5).SequenceEqual("ustar"u8)).ToArray();
        var change = Gen.Select(
            Gen.OneOf(headers),
            Gen.OneOf(
                Gen.OneOf(Types).Select(type => (156, type)), Gen.OneOf(Sizes).Select(size => (124, size)), Gen.OneOf(Sizes).Select(time => (136, time)),
                Gen.OneOf(Names).Select(name => (0, name)), Gen.OneOf(Names).Select(prefix => (345, prefix))));
        return change.Array[1, 3].Select(changes =>
        {
            var changed = tar.ToArray();
            foreach (var (header, (field, value)) in changes)
            {
                value.CopyTo(changed, header + field);
                "        "u8.CopyTo(changed.AsSpan(header + 148));
                var sum = changed.Skip(header).Take(Block).Sum(one => one);
                Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(changed, header + 148);
            }
            return changed;
        });
    }

    static byte[] Zipped(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
            zip.Write(content);
        return zipped.ToArray();
    }
}
