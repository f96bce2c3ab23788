using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

public sealed class NfsGuestTests
{
    // Gives up after a second and another, where a hard mount would wait for the server.
    const string Soft = ",soft,timeo=10,retrans=1";

    public NfsGuestTests() => NfsGuest.Require();

    [Theory]
    [InlineData("3", "nfs", "nolock")]
    [InlineData("4.1", "nfs4", "noatime")]
    [InlineData("4.2", "nfs4", "noatime")]
    public void A_mount_is_what_was_asked_for(string version, string fileSystem, string option)
    {
        using var mounted = NfsGuest.Mount($"vers={version},{option}");

        var (type, options) = mounted.Entry;

        Assert.Equal(fileSystem, type);
        Assert.Contains($"vers={version}", options);
        Assert.Contains(option, options);
    }

    [Fact]
    public void The_two_clients_are_two_for_the_server()
    {
        using var first = NfsGuest.Mount("vers=4.2");
        using var second = NfsGuest.Mount("vers=4.2", second: true);

        Assert.Contains("Linux NFSv4.2 first", NfsServer.Clients);
        Assert.Contains("Linux NFSv4.2 second", NfsServer.Clients);
    }

    [Theory]
    [InlineData("vers=3,nolock")]
    [InlineData("vers=4.2")]
    public void A_file_written_by_one_client_is_read_by_the_other(string options)
    {
        using var first = NfsGuest.Mount(options);
        using var second = NfsGuest.Mount(options, second: true);
        var name = $"{Guid.NewGuid():N}.txt";

        File.WriteAllText(first.At(name), "written by the first");

        Assert.Equal("written by the first", File.ReadAllText(second.At(name)));
        Assert.True(File.Exists(Path.Combine(NfsServer.Root, name)));
        File.Delete(second.At(name));
    }

    [Fact]
    public void What_a_client_still_holds_to_be_true_is_not_what_the_other_has_made_of_it()
    {
        using var first = NfsGuest.Mount("vers=3,nolock");
        using var second = NfsGuest.Mount("vers=3,nolock,actimeo=600", second: true);
        var name = $"{Guid.NewGuid():N}.txt";
        File.WriteAllText(first.At(name), "old");
        Assert.Equal(3, new FileInfo(second.At(name)).Length);

        File.WriteAllText(first.At(name), "much newer");

        Assert.Equal(3, new FileInfo(second.At(name)).Length);
        File.Delete(first.At(name));
    }

    [Fact]
    public void Each_mount_counts_its_own_calls()
    {
        using var first = NfsGuest.Mount("vers=3,nolock");
        using var second = NfsGuest.Mount("vers=3,nolock", second: true);
        var (before, others) = (first.Calls()["MKDIR"], second.Calls()["MKDIR"]);

        for (var number = 0; number < 5; number++)
        {
            Directory.CreateDirectory(first.At($"counted-{number}"));
            Directory.Delete(first.At($"counted-{number}"));
        }

        Assert.Equal(before + 5, first.Calls()["MKDIR"]);
        Assert.Equal(others, second.Calls()["MKDIR"]);
    }

    [Fact]
    public void The_link_of_the_second_client_can_be_made_slow_and_fast_again()
    {
        using var second = NfsGuest.Mount("vers=3,nolock,actimeo=0", second: true);

        using (NfsServer.Delay(TimeSpan.FromMilliseconds(300)))
            Assert.InRange(Ask(), 300, 10000);

        Assert.DoesNotContain("netem", NfsGuest.RunOnSecond("tc", "qdisc", "show", "dev", "lab1"), StringComparison.Ordinal);
        // The shortest of some: other work may hold any one of them up.
        Assert.InRange(Enumerable.Range(0, 5).Min(_ => Ask()), 0, 299);

        double Ask()
        {
            var clock = Stopwatch.StartNew();
            _ = Directory.GetLastWriteTimeUtc(second.Path);
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public void A_server_that_is_stopped_answers_nobody_until_it_is_back()
    {
        using var mounted = NfsGuest.Mount("vers=3,nolock,actimeo=0" + Soft);

        using (NfsServer.Stop())
            Assert.NotEqual(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "stat", mounted.Path).ExitCode);

        Assert.Equal(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "stat", mounted.Path).ExitCode);
    }

    // It was 50 seconds: the lock manager of NFSv3 waits for its clients, and NFSv4 with it.
    [Fact]
    public void Locks_are_given_at_once_when_the_server_is_back()
    {
        using var mounted = NfsGuest.Mount("vers=4.2");

        NfsServer.Stop().Dispose();

        Assert.Equal(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "flock", "-n", mounted.At("lock"), "true").ExitCode);
        File.Delete(mounted.At("lock"));
    }

    [Fact]
    public void The_second_client_alone_can_be_cut_off()
    {
        using var first = NfsGuest.Mount("vers=3,nolock,actimeo=0" + Soft);
        using var second = NfsGuest.Mount("vers=3,nolock,actimeo=0" + Soft, second: true);

        using (NfsServer.CutSecond())
        {
            Assert.Equal(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "stat", first.Path).ExitCode);
            Assert.NotEqual(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "stat", second.Path).ExitCode);
        }

        Assert.Equal(0, NfsGuest.Try("timeout", "-s", "KILL", "20", "stat", second.Path).ExitCode);
    }

    [Theory]
    [InlineData("vers=3,nolock,actimeo=0")]
    [InlineData("vers=4.2,actimeo=0")]
    public void An_export_can_vanish_under_its_mount_and_come_back(string options)
    {
        using var mounted = NfsGuest.Mount(options, "/other");

        using (NfsServer.WithdrawOther())
            Assert.Contains("Stale file handle", NfsGuest.Try("stat", mounted.Path).Error, StringComparison.Ordinal);

        Assert.Equal(0, NfsGuest.Try("stat", mounted.Path).ExitCode);
    }

    [Fact]
    public void A_cmdlet_of_the_package_runs_here()
    {
        var images = Path.Combine(Harness.Repository.Root, "samples", "images", "go-service");

        var result = NfsGuestShell.Run("param($image) Get-ContainerImagePlatform -Image $image", ("image", images)).ThrowIfFailed();

        Assert.Contains(result.Output, platform => Equals(platform.Value("OS"), "linux"));
    }
}
