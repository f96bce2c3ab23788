using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

public sealed class OptimizeNfsMountTests
{
    public OptimizeNfsMountTests() => NfsGuest.Require();

    static SessionResult Optimize(NfsMounted mount, string profile, string more = "") =>
        NfsGuestShell.Run($"param($path) Optimize-NfsMount $path -WorkloadProfile {profile} {more}", ("path", mount.Path));

    static SessionResult Restore(NfsMounted mount) => NfsGuestShell.Run("param($path) Restore-NfsMount $path", ("path", mount.Path));

    static object? Property(PSObject change, string name) => change.Properties[name].Value;

    static string[] Effective(SessionResult result) => [.. result.ThrowIfFailed().Output.Where(change => (bool)Property(change, "Applied")!).Select(change => (string)Property(change, "Effective")!)];

    [Theory]
    [InlineData("vers=4.2,intr", "noatime acregmin=600 acregmax=600 acdirmin=600 acdirmax=600 nocto")]
    [InlineData("vers=4.1,hard", "noatime acregmin=600 acregmax=600 acdirmin=600 acdirmax=600 nocto")]
    [InlineData("vers=3,nolock,soft", "hard acregmin=600 acregmax=600 acdirmin=600 acdirmax=600 nocto")]
    public void Options_are_put_into_effect_and_what_was_comes_back(string options, string expected)
    {
        using var mount = NfsGuest.Mount(options);
        var before = mount.Entry.Options;

        var changes = Optimize(mount, "CiWorkspace", "-AllowStaleReads");

        Assert.Equal(expected.Split(' '), Effective(changes));
        Assert.Contains("acregmin=600", mount.Entry.Options);
        Assert.Empty(Optimize(mount, "CiWorkspace", "-AllowStaleReads").ThrowIfFailed().Output);
        Restore(mount).ThrowIfFailed();
        Assert.Equal(before.Where(IsStable), mount.Entry.Options.Where(IsStable));
    }

    // Where its parts were found at each mount.
    static bool IsStable(string option) => !option.StartsWith("mountport=", StringComparison.Ordinal);

    [Fact]
    public void What_is_safe_is_changed_in_place_while_files_are_open()
    {
        using var mount = NfsGuest.Mount("vers=4.2");
        using var open = File.Create(mount.At("open"), 1, FileOptions.DeleteOnClose);

        Assert.Equal(["noatime"], Effective(Optimize(mount, "SourceTree")));
        Assert.Contains("noatime", mount.Entry.Options);
        Assert.Equal(["relatime"], Effective(Restore(mount)));
    }

    [Fact]
    public void A_mount_in_use_is_left_alone_and_its_user_is_named()
    {
        using var mount = NfsGuest.Mount("vers=4.2");
        using var open = File.Create(mount.At("open"), 1, FileOptions.DeleteOnClose);

        var busy = Optimize(mount, "CiWorkspace", "-AllowStaleReads");

        Assert.Equal(["MountBusy"], busy.ErrorIds);
        Assert.Contains($"{mount.Path}/open", busy.Errors[0].ToString());
        Assert.Contains($"({Environment.ProcessId})", busy.Errors[0].ToString());
        Assert.DoesNotContain("nocto", mount.Entry.Options);
    }

    [Fact]
    public void A_bind_mount_of_it_is_a_user_too()
    {
        using var mount = NfsGuest.Mount("vers=4.2");
        using var bound = new NfsMounted();
        NfsGuest.Run("mount", "--bind", mount.Path, bound.Path);

        var busy = Optimize(mount, "CiWorkspace", "-AllowStaleReads");

        Assert.Equal(["MountBusy"], busy.ErrorIds);
        Assert.Contains(bound.Path, busy.Errors[0].ToString());
    }

    [Fact]
    public void Connections_change_where_no_other_mount_of_the_server_is_up()
    {
        using var mount = NfsGuest.Mount("vers=4.2");
        using (NfsGuest.Mount("vers=4.2,acregmin=7"))
            Assert.DoesNotContain("nconnect=4", Effective(Optimize(mount, "ReadMostly", "-AllowStaleReads")));
        Restore(mount).ThrowIfFailed();

        Assert.Contains("nconnect=4", Effective(Optimize(mount, "ReadMostly", "-AllowStaleReads")));
        Assert.Contains("nconnect=4", mount.Entry.Options);
        Restore(mount).ThrowIfFailed();
        Assert.DoesNotContain("nconnect=4", mount.Entry.Options);
    }

    [Fact]
    public void WhatIf_shows_the_same_plan_and_changes_nothing()
    {
        using var mount = NfsGuest.Mount("vers=4.2");
        var before = mount.Entry.Options;

        var plan = Optimize(mount, "CiWorkspace", "-AllowStaleReads -WhatIf").ThrowIfFailed().Output.Select(change => $"{Property(change, "Proposed")} {Property(change, "Applied")}").ToList();

        Assert.Equal(before, mount.Entry.Options);
        Assert.Equal(plan, Optimize(mount, "CiWorkspace", "-AllowStaleReads").ThrowIfFailed().Output.Select(change => $"{Property(change, "Proposed")} False"));
        Restore(mount).ThrowIfFailed();
    }

    [Fact]
    public void A_server_that_is_gone_does_not_hang_the_cmdlet()
    {
        using var mount = NfsGuest.Mount("vers=4.2,soft,timeo=10,retrans=1", second: true);
        SessionResult gone;
        using (NfsServer.CutSecond())
            gone = Optimize(mount, "CiWorkspace", "-AllowStaleReads");

        Assert.Equal(["MountNotAnswering"], gone.ErrorIds);
        Assert.DoesNotContain("nocto", mount.Entry.Options);
    }

    [Theory]
    [InlineData("BuildCache")]
    [InlineData("CiWorkspace")]
    public void A_second_look_five_seconds_later_asks_the_server_nothing(string profile)
    {
        // As few as are made in less than the three seconds after which a file is believed for longer.
        const int Files = 40;
        using var mount = NfsGuest.Mount("vers=4.2");
        var folder = Directory.CreateDirectory(mount.At(Guid.NewGuid().ToString("N"))).Name;
        for (var number = 0; number < Files; number++)
            File.WriteAllText(mount.At($"{folder}/{number}"), "x");
        var usual = Looks();
        Optimize(mount, profile, "-AllowStaleReads").ThrowIfFailed();
        var tuned = Looks();
        Restore(mount).ThrowIfFailed();
        Directory.Delete(mount.At(folder), recursive: true);

        Assert.True(usual >= Files, $"{usual} calls by the kernel's defaults");
        Assert.True(tuned <= usual * 0.05, $"{tuned} calls instead of {usual}");

        long Looks()
        {
            Walk();
            // The times of nfs(5), of which 3 seconds are the least for a file.
            Thread.Sleep(TimeSpan.FromSeconds(5));
            var before = Counted();
            Walk();
            return Counted() - before;
        }

        long Counted() => mount.Calls().Where(call => call.Key is "GETATTR" or "ACCESS" or "LOOKUP").Sum(call => call.Value);

        void Walk() => Assert.Equal(Files, Directory.GetFiles(mount.At(folder)).Select(file => new FileInfo(file).Length).Count(length => length == 1));
    }
}
