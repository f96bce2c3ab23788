using WinDockerTools.Engine.Platform.Linux;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>Lines of /proc/self/mountinfo: the first four recorded here, those of WSL by its users (microsoft/WSL#7152, #10056), others by hand.</summary>
public sealed class MountTableTests
{
    const string Recorded = """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict,resuid=65534,resgid=65534
        42 27 254:0 /var/lib/docker /var/lib/docker rw,relatime shared:1 - ext4 /dev/vda rw,discard
        46 42 0:39 / /var/lib/docker/overlay2/1025/merged rw,relatime shared:2 - overlay overlay rw,lowerdir=/l/OPBB:/l/IT2B,upperdir=/u,workdir=/w
        83 86 0:37 / /usr/lib/wsl/drivers ro,nosuid,nodev,noatime - 9p drivers ro,aname=drivers;fmask=222;dmask=222,cache=0x5,access=client,msize=65536,trans=fd,rfd=8,wfd=8
        87 27 0:41 / /mnt/wslg rw,relatime shared:2 - tmpfs none rw,huge=advise
        90 27 0:70 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs;path=C:\;uid=1000;gid=1000;symlinkroot=/mnt/,mmap,access=client,msize=262144,trans=virtio
        91 27 0:71 / /Docker/host rw,noatime - 9p drvfs rw,dirsync,aname=drvfs;path=C:\Program Files\Docker\Docker\resources;symlinkroot=/mnt/,mmap,trans=virtio
        92 27 0:2 / /mnt/d rw,noatime - drvfs D: rw,noatime,uid=1000,gid=1000,case=off
        101 27 0:55 / /srv/src rw,relatime shared:40 master:2 - nfs4 files.contoso.com:/src rw,vers=4.2,rsize=1048576,addr=10.0.0.4
        102 27 0:56 / /srv/my\040share\134x rw,relatime - cifs //files/my\040share rw,vers=3.1.1
        103 27 0:57 / /home/me/remote rw,nosuid,nodev,relatime - fuse.sshfs me@build:/src rw,user_id=1000
        104 27 0:58 / /srv/source rw,relatime - ext4 /dev/vdb rw
        105 104 0:59 / /srv/source rw,relatime - xfs /dev/vdc rw
        """;

    static readonly MountTable Table = MountTable.Parse(Recorded);

    [Theory]
    [InlineData("/home/me/app", "ext4")]
    [InlineData("/", "ext4")]
    [InlineData("/var/lib/docker/overlay2/1025/merged/app", "overlay")]
    [InlineData("/usr/lib/wsl/drivers", "9p")]
    [InlineData("/mnt/c/src/app", "9p")]
    [InlineData("/mnt/cache", "ext4")]
    [InlineData("/mnt/d/src", "drvfs")]
    [InlineData("/srv/src/app", "nfs4")]
    [InlineData(@"/srv/my share\x/app", "cifs")]
    [InlineData("/home/me/remote/app", "fuse.sshfs")]
    [InlineData("/srv/source/app", "xfs")]
    public void A_folder_lies_on_the_last_mount_of_the_longest_path_above_it(string path, string type) => Assert.Equal(type, Table.Find(path)?.Type);

    [Fact]
    public void Spaces_that_the_kernel_leaves_in_the_options_belong_to_them()
    {
        Assert.Equal(@"rw,dirsync,aname=drvfs;path=C:\Program Files\Docker\Docker\resources;symlinkroot=/mnt/,mmap,trans=virtio", Table.Find("/Docker/host")?.Options);
        Assert.Equal(("//files/my share", "/dev/vda"), (Table.Find(@"/srv/my share\x")?.Source, Table.Find("/etc")?.Source));
    }

    [Theory]
    [InlineData(@"C:\src")]
    [InlineData("relative")]
    [InlineData("")]
    public void What_is_no_full_path_lies_nowhere(string path) => Assert.Null(Table.Find(path));

    [Theory]
    [InlineData("")]
    [InlineData("\n- - -\n27 1 254:0 / / rw,relatime - ext4\n27 1 254:0 / /")]
    public void Lines_of_something_else_are_left_out(string text) => Assert.Null(MountTable.Parse(text).Find("/"));

    [Fact]
    public void This_machine_tells_what_is_under_its_root()
    {
        Assert.SkipUnless(System.IO.File.Exists("/proc/self/mountinfo"), "no Linux here");

        Assert.NotEqual("", MountTable.Read()?.Find("/")?.Type);
        Assert.Equal("proc", MountTable.Read()?.Find("/proc/self")?.Type);
    }
}
