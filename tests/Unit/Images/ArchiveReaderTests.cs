using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Sources;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Images;

public sealed class ArchiveReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Task<Image> ReadAsync(string path, string? tag = null) =>
        ArchiveReader.ReadAsync(ImageReference.FromPath(path, ImageLocation.Archive, tag: tag), CancellationToken.None);

    [Fact]
    public async Task An_archive_of_a_current_engine_keeps_its_list()
    {
        var path = ArchiveWriter.WriteOci(folder.File("a.tar"), TestImage.List(TestPlatform.Windows("10.0.20348.1"), TestPlatform.Linux()));

        var image = await ReadAsync(path);

        Assert.Equal(["windows(10.0.20348.1)/amd64", "linux/amd64"], image.Entries.Select(entry => entry.Platform!.ToString()));
    }

    [Fact]
    public async Task An_archive_of_an_older_engine_tells_its_platform_by_the_configuration()
    {
        var path = ArchiveWriter.WriteOld(folder.File("a.tar"),
            ("app:one", TestImage.Single(TestPlatform.Windows("10.0.17763.1"), docker: true)),
            ("app:two", TestImage.Single(TestPlatform.Windows("10.0.20348.1"), docker: true)));

        var image = await ReadAsync(path, "two");

        Assert.Equal(new Version(10, 0, 20348, 1), image.Entries.Single().Platform!.OSVersion);
        Assert.Null((await image.Entries[0].DetailAsync(CancellationToken.None)).Size);
        Assert.Equal(FaultKind.ImageArchiveInvalid, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(path))).Kind);
        Assert.Equal(FaultKind.ImageNotFound, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(path, "three"))).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no archive")]
    [InlineData("\u001f\u008bneither gzip")]
    public async Task What_is_no_archive_is_refused(string content)
    {
        File.WriteAllText(folder.File("a.tar"), content, Encoding.GetEncoding("iso-8859-1"));

        Assert.Equal(FaultKind.ImageArchiveInvalid, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(folder.File("a.tar")))).Kind);
    }

    [Fact]
    public async Task Large_files_in_it_are_passed_over()
    {
        var path = ArchiveWriter.WriteTar(folder.File("a.tar"), [("manifest.json", new byte[9 * 1024 * 1024])]);

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync(path));

        Assert.Contains("neither", fault.Detail);
    }

    [Fact]
    public async Task A_broken_list_is_refused()
    {
        var path = ArchiveWriter.WriteTar(folder.File("a.tar"), [("manifest.json", Encoding.UTF8.GetBytes("[{\"Config\":7}]"))]);

        Assert.Equal(FaultKind.ImageArchiveInvalid, (await Assert.ThrowsAsync<FaultException>(() => ReadAsync(path))).Kind);
    }
}
