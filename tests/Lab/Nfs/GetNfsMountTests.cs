using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

public sealed class GetNfsMountTests
{
    public GetNfsMountTests() => NfsGuest.Require();

    static PSObject Get(string path) => NfsGuestShell.Run("param($path) Get-NfsMount $path", ("path", path)).ThrowIfFailed().Single;

    static string[] NotAsAsked(PSObject mount) => Words(mount, "NotAsAsked");

    // Of the package's own load context, whose types are not ours.
    static string[] Words(PSObject mount, string property) => [.. ((IEnumerable)mount.Properties[property].Value).Cast<object>().Select(item => item.ToString()!)];

    [Theory]
    [InlineData("vers=4.2,intr,rsize=1000", "4.2", "intr (dropped),rsize=4096 (asked: rsize=1000)")]
    [InlineData("vers=4.1,nconnect=2", "4.1", "")]
    [InlineData("vers=3,nolock,actimeo=7,bg", "3", "")]
    public void What_the_kernel_made_of_each_wish_is_told(string options, string version, string expected)
    {
        using var mounted = NfsGuest.Mount(options);

        var mount = Get(mounted.Path);

        Assert.Equal(version, mount.Properties["Version"].Value);
        Assert.Equal(NfsGuest.Server, mount.Properties["Server"].Value);
        Assert.Equal("/run/mount/utab", mount.Properties["AskedIn"].Value);
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), NotAsAsked(mount).Order());
    }

    [Fact]
    public void A_remount_that_reports_success_and_changes_nothing_is_seen_through()
    {
        using var mounted = NfsGuest.Mount("vers=4.2");

        Assert.Equal(0, NfsGuest.Try("mount", "-o", "remount,nconnect=4", mounted.Path).ExitCode);

        Assert.Equal(["nconnect=1 (asked: nconnect=4)"], NotAsAsked(Get(mounted.Path)));
    }

    [Fact]
    public void Calls_are_counted_as_the_kernel_counts_them()
    {
        using var mounted = NfsGuest.Mount("vers=3,nolock");
        for (var number = 0; number < 7; number++)
            File.WriteAllText(mounted.At($"counted-{number}"), "x");

        var (mount, counted) = (Get(mounted.Path), mounted.Calls());

        Assert.Equal(counted.Where(call => call.Value > 0).Select(call => $"{call.Key}: {call.Value}").Order(), Words(mount, "Operations").Order());
        Assert.Equal(7L, mount.Properties["BytesWritten"].Value);
        for (var number = 0; number < 7; number++)
            File.Delete(mounted.At($"counted-{number}"));
    }

    [Fact]
    public void A_mount_whose_server_is_gone_is_described_like_any_other()
    {
        using var mounted = NfsGuest.Mount("vers=4.2,soft,timeo=10,retrans=1", second: true);

        using (NfsServer.CutSecond())
            Assert.Equal("4.2", Get(mounted.Path + "/some/where").Properties["Version"].Value);
    }

    [Fact]
    public void Names_with_blanks_come_and_go_unharmed()
    {
        const string Point = "/mnt/my mount", Folder = NfsServer.Root + "/my export";
        Directory.CreateDirectory(Point);
        Directory.CreateDirectory(Folder);
        NfsGuest.Run("mount", "-t", "nfs", "-o", "vers=4.2", $"{NfsGuest.Server}:/my export", Point);
        try
        {
            Assert.Equal(("/my export", Point), (Get(Point).Properties["Export"].Value, Get(Point).Properties["MountPoint"].Value));
            var changes = NfsGuestShell.Run($"Get-NfsMount '{Point}' | Optimize-NfsMount -WorkloadProfile CiWorkspace -AllowStaleReads").ThrowIfFailed().Output;
            Assert.All(changes, change => Assert.Equal(true, change.Properties["Applied"].Value));
            NfsGuestShell.Run($"Restore-NfsMount '{Point}'").ThrowIfFailed();
            Assert.Contains("relatime", Words(Get(Point), "Options"));
        }
        finally
        {
            NfsGuest.Run("umount", Point);
            Directory.Delete(Point);
            Directory.Delete(Folder);
        }
    }

    [Fact]
    public void The_line_of_fstab_follows_when_it_is_to_last()
    {
        using var mounted = NfsGuest.Mount("vers=4.2");
        var before = File.ReadAllText("/etc/fstab");
        File.AppendAllText("/etc/fstab", $"{NfsGuest.Server}:/ {mounted.Path} nfs vers=4.2,_netdev 0 0\n");
        try
        {
            NfsGuestShell.Run("param($path) Optimize-NfsMount $path -WorkloadProfile SourceTree -Persist", ("path", mounted.Path)).ThrowIfFailed();
            Assert.EndsWith($"{mounted.Path} nfs vers=4.2,_netdev,noatime 0 0\n", File.ReadAllText("/etc/fstab"));
            NfsGuestShell.Run("param($path) Restore-NfsMount $path", ("path", mounted.Path)).ThrowIfFailed();
            Assert.EndsWith($"{mounted.Path} nfs vers=4.2,_netdev 0 0\n", File.ReadAllText("/etc/fstab"));
        }
        finally
        {
            File.WriteAllText("/etc/fstab", before);
        }
    }
}
