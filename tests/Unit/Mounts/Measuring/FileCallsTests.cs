using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Measuring;

/// <summary>Every call does what it is called after, on Linux and through .NET alike.</summary>
public sealed class FileCallsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static IFileCalls Calls(bool isNative)
    {
        Assert.SkipUnless(!isNative || LinuxFileCalls.IsAvailable, "the calls of Linux are not to be had here");
        return isNative ? new LinuxFileCalls() : new PortableFileCalls();
    }

    [Fact]
    public void Linux_has_its_own_calls() => Assert.Equal(
        System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Linux), LinuxFileCalls.IsAvailable);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_written_is_read_again_and_goes_by_its_new_name(bool isNative)
    {
        var calls = Calls(isNative);
        var path = folder.File("ü file");
        using (var file = calls.Open(path, FileUse.Create))
            file.Write([1, 2, 3, 4], 3);
        using (var file = calls.Open(path, FileUse.Write))
        {
            file.Lock();
            file.Write([9], 1);
            file.Sync();
            file.Unlock();
        }
        calls.Rename(path, folder.File("renamed"));

        Assert.Equal([9, 2, 3], File.ReadAllBytes(folder.File("renamed")));
        using (var file = calls.Open(folder.File("renamed"), FileUse.Read))
        {
            var buffer = new byte[10];
            Assert.Equal(3, file.Read(buffer));
            Assert.Equal(0, file.Read(buffer));
            Assert.Equal([9, 2, 3], buffer.Take(3));
        }
        Assert.False(calls.Stat(path));
        Assert.True(calls.Stat(folder.File("renamed")));
        Assert.Equal(1, calls.List(folder.Path));
        calls.Remove(folder.File("renamed"));
        calls.MakeFolder(folder.File("sub"));
        Assert.True(Directory.Exists(folder.File("sub")));
        calls.RemoveFolder(folder.File("sub"));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_cannot_be_done_is_told_with_its_path(bool isNative)
    {
        var calls = Calls(isNative);
        var path = folder.File("there");
        calls.Open(path, FileUse.Create).Dispose();

        Assert.Contains(path, Assert.ThrowsAny<IOException>(() => calls.Open(path, FileUse.Create)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => calls.Open(folder.File("gone"), FileUse.Read));
        Assert.ThrowsAny<IOException>(() => calls.Open(folder.File("gone"), FileUse.Write));
        Assert.ThrowsAny<IOException>(() => calls.RemoveFolder(folder.File("gone")));
    }

    [Fact]
    [Trait("Needs", "Linux")]
    public void Calls_beneath_a_folder_stay_in_it_when_another_takes_its_name()
    {
        Directory.CreateDirectory(folder.File("place"));
        using var calls = LinuxFileCalls.Beneath(folder.File("place"));
        Directory.Move(folder.File("place"), folder.File("moved"));
        Directory.CreateDirectory(folder.File("place"));

        calls.MakeFolder("sub");
        calls.Open("sub/file", FileUse.Create).Dispose();
        calls.Rename("sub/file", "sub/renamed");

        Assert.True(calls.Stat("sub/renamed"));
        Assert.Equal((1, 1), (calls.List(""), calls.List("sub")));
        Assert.Equal([folder.File("moved/sub/renamed")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        calls.Remove("sub/renamed");
        calls.RemoveFolder("sub");
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("moved")));
        calls.Dispose();
        Assert.Throws<ObjectDisposedException>(() => calls.Stat("sub"));
    }

    [Fact]
    public void Asking_anew_finds_what_is_there_and_misses_what_is_not()
    {
        var calls = Calls(isNative: true);
        File.WriteAllText(folder.File("there"), "");

        Assert.True(calls.StatAnew(folder.File("there")));
        Assert.False(calls.StatAnew(folder.File("gone")));
        Assert.Null(new PortableFileCalls().StatAnew(folder.File("there")));
    }

    [Fact]
    public void Files_on_a_disk_are_forgotten_and_those_in_memory_are_not()
    {
        var calls = Calls(isNative: true);
        Assert.SkipUnless(MountTable.Read()?.Find(folder.Path)?.Type is "ext4" or "xfs" or "btrfs" && Directory.Exists("/dev/shm"), "temporary files lie on no disk here");
        var inMemory = $"/dev/shm/{Guid.NewGuid():N}";
        try
        {
            foreach (var path in new[] { folder.File("file"), inMemory })
            {
                using var file = calls.Open(path, FileUse.Create);
                file.Write(new byte[10_000], 10_000);
                file.Sync();
            }

            Assert.True(calls.Forget(folder.File("file")));
            Assert.False(calls.Forget(inMemory));
        }
        finally
        {
            File.Delete(inMemory);
        }
    }

    [Fact]
    public void What_is_not_on_the_disk_yet_is_not_forgotten()
    {
        var calls = Calls(isNative: true);
        // Mapped by somebody else: the advice is heard, and nothing comes of it.
        File.WriteAllBytes(folder.File("file"), new byte[1 << 16]);
        using var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(folder.File("file"), FileMode.Open);
        using var view = map.CreateViewAccessor();
        for (var place = 0; place < 1 << 16; place += 4096)
            view.Write(place, (byte)1);

        Assert.False(calls.Forget(folder.File("file")));
    }
}
