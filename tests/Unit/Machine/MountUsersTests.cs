#if NET // Links are read on .NET alone.
using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Machine;

[Trait("Needs", "Linux")]
public sealed class MountUsersTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    MountEntry Mount => new(folder.Path, "nfs4", "files:/src", "") { Id = 70, Parent = 1, Device = "0:99" };

    static string[] Users(MountEntry mount, params MountEntry[] others) => [.. MountUsers.Of(mount, [mount, .. others]).Select(user => user.ToString())];

    [Fact]
    public void What_nobody_uses_has_no_users() => Assert.Empty(Users(Mount, new MountEntry("/elsewhere", "ext4", "/dev/sda", "") { Id = 71, Parent = 1, Device = "8:1" }));

    [Fact]
    public void Who_has_a_file_open_is_named_with_the_file()
    {
        using var open = File.Create(folder.File("open"));

        Assert.Contains(Users(Mount), user => user.EndsWith($"): {folder.File("open")}", StringComparison.Ordinal));
        Assert.Empty(Users(Mount with { Point = folder.Path[..^1] }));
    }

    [Fact]
    public void Other_mounts_that_hang_on_it_are_users() => Assert.Equal(
        [$"the mount {folder.Path}/below below it", "the mount /bound of the same file system"],
        Users(Mount,
            new MountEntry(folder.Path + "/below", "tmpfs", "none", "") { Id = 72, Parent = 70, Device = "0:100" },
            new MountEntry("/bound", "nfs4", "files:/src", "") { Id = 73, Parent = 1, Device = "0:99" }));

    [Fact]
    public void What_would_not_come_back_the_same_is_in_use()
    {
        Assert.Equal(["the automounter that mounts it again by itself, with options of its own"],
            Users(Mount, new MountEntry(folder.Path, "autofs", "systemd-1", "") { Id = 69, Parent = 1, Device = "0:98" }));
        Assert.Equal(["its parent of which it is the folder /sub alone"], Users(Mount with { Root = "/sub" }));
    }
}
#endif
