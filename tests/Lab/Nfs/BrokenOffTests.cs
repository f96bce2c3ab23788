using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Nfs;

/// <summary>With a mount command in the way that ends the process, or takes the export away, at a chosen call.</summary>
public sealed class BrokenOffTests : IDisposable
{
    readonly string tools = Directory.CreateDirectory("/run/broken-" + Guid.NewGuid().ToString("N")).FullName;
    readonly NfsMounted mount;

    public BrokenOffTests()
    {
        NfsGuest.Require();
        mount = NfsGuest.Mount("vers=4.2,hard,intr", "/other");
    }

    public void Dispose()
    {
        mount.Dispose();
        Directory.Delete(tools, recursive: true);
    }

    /// <param name="at">Which call, of mount and umount together.</param>
    /// <param name="then">What is done after it, in the words of a shell.</param>
    (int ExitCode, string Output, string Error) Optimize(int at, string then)
    {
        foreach (var program in new[] { "mount", "umount" })
        {
            File.WriteAllText($"{tools}/{program}", $"""
                #!/bin/sh
                echo "{program} $*" >>{tools}/calls
                /usr/bin/{program} "$@"
                code=$?
                [ "$(wc -l <{tools}/calls)" != {at} ] || {then}
                exit $code

                """);
            NfsGuest.Run("chmod", "755", $"{tools}/{program}");
        }
        return ShellProcess.Run($"Optimize-NfsMount {mount.Path} -WorkloadProfile CiWorkspace -AllowStaleReads", ("PATH", $"{tools}:{Environment.GetEnvironmentVariable("PATH")}"));
    }

    static List<string> Trials => [.. File.ReadLines("/proc/mounts").Where(line => line.Contains("/windockertools/", StringComparison.Ordinal))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_process_that_is_killed_leaves_a_way_back(int at)
    {
        var before = mount.Entry.Options;

        var killed = Optimize(at, "kill -9 $PPID");

        Assert.Equal(137, killed.ExitCode);
        // On another mount: whoever comes next cleans up.
        using (var other = NfsGuest.Mount("vers=4.1,noatime", "/other"))
            NfsGuestShell.Run("param($path) Optimize-NfsMount $path -WorkloadProfile SourceTree -AllowStaleReads", ("path", other.Path)).ThrowIfFailed();
        Assert.Empty(Trials);
        if (at > 1)
            NfsGuestShell.Run("param($path) Restore-NfsMount $path", ("path", mount.Path)).ThrowIfFailed();
        Assert.Equal(before, mount.Entry.Options);
    }

    [Fact]
    public void An_export_that_vanishes_in_the_middle_is_told_with_the_command_that_brings_it_back()
    {
        var before = mount.Entry.Options;

        var lost = Optimize(3, "{ exportfs -u '*:/srv/other'; exportfs -f; }");

        Assert.Contains("is not mounted as before", lost.Error);
        var command = lost.Error[lost.Error.IndexOf("mount -t nfs", StringComparison.Ordinal)..].ReplaceLineEndings(" ");
        Assert.DoesNotContain(File.ReadLines("/proc/mounts"), line => line.Contains(mount.Path, StringComparison.Ordinal));
        NfsGuest.Run("exportfs", "-o", "rw,no_root_squash,no_subtree_check,insecure,fsid=1", "*:/srv/other");
        Assert.Equal(["MountLost"], NfsGuestShell.Run("param($path) Optimize-NfsMount $path", ("path", mount.Path)).ErrorIds);
        NfsGuest.Run("sh", "-c", command[..(command.IndexOf($"'{mount.Path}'", StringComparison.Ordinal) + mount.Path.Length + 2)]);
        Assert.Equal(before, mount.Entry.Options);
        Assert.Empty(NfsGuestShell.Run("param($path) Restore-NfsMount $path", ("path", mount.Path)).ThrowIfFailed().Output);
    }
}
