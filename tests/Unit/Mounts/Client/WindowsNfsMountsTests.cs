using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Client;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>Listings of mount.exe, in the form that public reports show.</summary>
public sealed class WindowsNfsMountsTests
{
    static string Listing(string heading, string first, string size = "1048576", string timeout = "0.8") =>
        $"\r\n{heading}\r\n-------------------------------------------------------------------------------\r\n{first}\r\n" +
        $"                                                rsize={size}, wsize={size}\r\n" +
        $"                                                mount=soft, timeout={timeout}\r\n" +
        "                                                retry=1, locking=yes\r\n" +
        "                                                fileaccess=755, lang=ANSI\r\n" +
        "                                                casesensitive=no\r\n" +
        "                                                sec=sys\r\n\r\n";

    static readonly string English = Listing("Local    Remote                                 Properties", @"z:       \\files.example\export\src            UID=-2, GID=-2");

    static readonly string Chinese = Listing("本地    远程                                 属性", @"Y:       \\192.168.1.1\mnt\sda1                 UID=0, GID=0", "16384", "10.0");

    [Fact]
    public void A_mount_is_told_with_typed_options()
    {
        var mount = Assert.Single(WindowsNfsMounts.Parse(English));

        Assert.Equal((@"Z:\", "files.example", "/export/src", "nfs", ""), (mount.MountPoint, mount.Server, mount.Export, mount.FileSystem, mount.Version));
        Assert.Equal(["UID", "GID", "rsize", "wsize", "mount", "timeout", "retry", "locking", "fileaccess", "lang", "casesensitive", "sec"], mount.Options.Select(option => option.Name));
        var options = mount.Options.ToDictionary(option => option.Name);
        Assert.Equal((1048576L, "bytes"), (options["rsize"].Value, options["rsize"].Unit));
        Assert.Equal((TimeSpan.FromSeconds(0.8), "seconds"), (options["timeout"].Value, options["timeout"].Unit));
        Assert.Equal((-2L, 1L, "soft"), (options["UID"].Value, options["retry"].Value, options["mount"].Value));
        Assert.Equal("rsize=1048576", options["rsize"].ToString());
    }

    [Fact]
    public void The_language_of_the_headings_does_not_matter()
    {
        var mounts = WindowsNfsMounts.Parse(Chinese + English);

        Assert.Equal([@"192.168.1.1:/mnt/sda1 at Y:\", @"files.example:/export/src at Z:\"], mounts.Select(mount => mount.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(10), mounts[0].Options.Single(option => option.Name == "timeout").Value);
        Assert.All(mounts, mount => Assert.Equal(12, mount.Options.Count));
    }

    [Theory]
    [InlineData(@"x:       \\storage.blob.core.example.net\acc~ UID=-2, GID=-2", "storage.blob.core.example.net:/acc~")]
    [InlineData(@"x:       \\files\my share\of a=b              UID=-2, GID=-2", "files:/my share/of a=b")]
    [InlineData(@"x:       \\files\src\                          UID=-2, GID=-2", "files:/src")]
    [InlineData(@"x:       \\files\                              UID=-2, GID=-2", "files:/")]
    public void Shares_are_told_from_what_follows_them(string first, string source) =>
        Assert.Equal(source + @" at X:\", Assert.Single(WindowsNfsMounts.Parse(Listing("", first))).ToString());

    [Fact]
    public void Lines_of_no_mount_belong_to_none()
    {
        var mount = Assert.Single(WindowsNfsMounts.Parse(English + "  more=no\r\nThe command completed successfully.\r\n  other=no\r\n"));

        Assert.DoesNotContain(mount.Options, option => option.Name is "more" or "other");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\nLocal    Remote                                 Properties\r\n-----\r\n")]
    [InlineData("Network Error - 53\r\n")]
    public void No_mounts_are_none(string listing) => Assert.Empty(WindowsNfsMounts.Parse(listing));

    [Theory]
    [InlineData(@"Z:\src\main.go")]
    [InlineData(@"z:\")]
    [InlineData("Z:")]
    public void Paths_lie_on_the_drive_of_their_mount(string path) => Assert.Equal(@"Z:\", WindowsNfsMounts.On(WindowsNfsMounts.Parse(English), path).MountPoint);

    [Fact]
    public void A_path_elsewhere_lies_on_none() => Assert.Equal(
        FaultKind.NfsMountNotFound, Assert.Throws<FaultException>(() => WindowsNfsMounts.On(WindowsNfsMounts.Parse(English), @"C:\src")).Kind);
}
