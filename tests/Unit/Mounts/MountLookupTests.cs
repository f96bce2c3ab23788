using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Reading;
using Xunit;
#if NET
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
#endif

namespace WinDockerTools.Tests.Mounts;

public sealed class MountLookupTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/mnt/nfs", "/mnt/nfs")]
    [InlineData("/mnt/nfs/", "/mnt/nfs")]
    [InlineData("/mnt/a b/sub/folder", "/mnt/a b")]
    public async Task A_mount_is_found_by_any_path_on_it(string path, string point) =>
        Assert.Equal(point, (await MountLookup.FindAsync(RecordedMounts.Tables, path, Stop)).Point);

    [Fact]
    [Trait("Needs", "Linux")]
    public async Task A_path_on_none_is_refused_with_the_reason()
    {
        var elsewhere = await Assert.ThrowsAsync<FaultException>(() => MountLookup.FindAsync(RecordedMounts.Tables, Path.GetTempPath(), Stop));
        var nowhere = await Assert.ThrowsAsync<FaultException>(() => MountLookup.FindAsync(RecordedMounts.Tables, "/no/such/path", Stop));

        Assert.Equal((FaultKind.NfsMountNotFound, "it lies on no NFS mount"), (elsewhere.Kind, elsewhere.Detail));
        Assert.Equal("there is no such path", nowhere.Detail);
    }

#if NET // Links are followed on .NET alone.
    [Fact]
    [Trait("Needs", "Linux")]
    public async Task A_link_is_followed()
    {
        using var folder = new TemporaryFolder();
        var real = Directory.CreateDirectory(folder.File("real")).FullName;
        using (var link = System.Diagnostics.Process.Start("ln", $"-s {real} {folder.File("link")}"))
            link.WaitForExit();
        var tables = RecordedMounts.Tables with { Mounted = [.. RecordedMounts.Tables.Mounted, new MountEntry(real, "nfs4", "a:/", "")] };

        Assert.Equal(real, (await MountLookup.FindAsync(tables, folder.File("link"), Stop)).Point);
    }
#endif
}
