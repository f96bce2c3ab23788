using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Applying;

public sealed class FstabEditTests : IDisposable
{
    const string Text = "# files\nUUID=1 / ext4 errors=remount-ro 0 1\nfiles:/src\t/mnt/my\\040src  nfs4   vers=4.2,_netdev,context=\"a,b\"\t0 0\n#files:/src /mnt/my\\040src nfs old 0 0\nfiles:/b /mnt/b nfs defaults\n";

    readonly TemporaryFolder folder = new();

    string Fstab => folder.File("fstab");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FstabEditTests() => File.WriteAllText(Fstab, Text);

    public void Dispose() => folder.Dispose();

    FstabEdit Edit(Func<string, bool?>? verify = null) => new(Fstab, (file, _) => Task.FromResult(verify is null ? null : verify(file)));

    string[] Files => [.. Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).OrderBy(name => name, StringComparer.Ordinal)];

    [Fact]
    public async Task The_options_of_one_line_change_and_nothing_else()
    {
        Assert.Equal("vers=4.2,_netdev,context=\"a,b\"", await Edit().SetAsync("/mnt/my src", options => options + ",noatime", Stop));

        Assert.Equal(Text.Replace("\"a,b\"", "\"a,b\",noatime"), File.ReadAllText(Fstab));
    }

    [Fact]
    public async Task The_file_is_kept_as_it_was_and_no_draft_stays()
    {
        await Edit().SetAsync("/mnt/b", _ => "vers=4.2", Stop);

        Assert.Equal(2, Files.Length);
        Assert.StartsWith("fstab.windockertools-2", Files[1]);
        Assert.Equal(Text, File.ReadAllText(folder.File(Files[1])));
        Assert.EndsWith("files:/b /mnt/b nfs vers=4.2\n", File.ReadAllText(Fstab));
    }

    [Fact]
    public async Task Nothing_to_change_touches_nothing()
    {
        Assert.Equal("defaults", await Edit().SetAsync("/mnt/b", options => options, Stop));
        Assert.Equal(["fstab"], Files);
    }

    [Theory]
    [InlineData("/mnt/none", "no line of it mounts NFS at /mnt/none with options: something else makes this mount")]
    [InlineData("/", "no line of it mounts NFS at / with options: something else makes this mount")]
    public async Task A_mount_of_something_else_is_left_to_that(string point, string why)
    {
        var refused = await Assert.ThrowsAsync<FaultException>(() => Edit().SetAsync(point, _ => "soft", Stop));

        Assert.Equal((FaultKind.FstabNotChanged, why), (refused.Kind, refused.Detail));
        Assert.Equal(Text, File.ReadAllText(Fstab));
    }

    [Fact]
    public async Task Of_two_lines_neither_is_chosen()
    {
        File.AppendAllText(Fstab, "files:/c /mnt/b nfs soft\n");

        Assert.Contains("2 lines", (await Assert.ThrowsAsync<FaultException>(() => Edit().SetAsync("/mnt/b", _ => "hard", Stop))).Detail);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    [InlineData(null, false, false)]
    public async Task A_change_that_the_system_s_own_tool_finds_unsound_is_not_made(bool? before, bool? after, bool isRefused)
    {
        var failed = await Record.ExceptionAsync(() => Edit(file => file == Fstab ? before : after).SetAsync("/mnt/b", _ => "hard", Stop));

        Assert.Equal(isRefused, failed is FaultException { Kind: FaultKind.FstabNotChanged });
        Assert.Equal(isRefused, File.ReadAllText(Fstab) == Text);
        Assert.DoesNotContain(Files, name => name.EndsWith("-new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        File.Delete(Fstab);

        Assert.Equal(FaultKind.FstabNotChanged, (await Assert.ThrowsAsync<FaultException>(() => Edit().SetAsync("/mnt/b", _ => "hard", Stop))).Kind);
    }
}
