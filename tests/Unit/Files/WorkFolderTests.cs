using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Files;

public sealed class WorkFolderTests : IDisposable
{
    readonly string prefix = $"wdt-work-{Guid.NewGuid():N}-";

    string NewName() => prefix + Guid.NewGuid().ToString("N").Substring(0, 6);

    public void Dispose()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), prefix + "*"))
            FolderRemoval.Remove(folder);
    }

    /// <summary>The folder of a call whose process has ended.</summary>
    string Dead()
    {
        var path = Path.Combine(Path.GetTempPath(), NewName());
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "owner.lock"), "");
        return path;
    }

    [Fact]
    public void A_folder_is_owned_until_its_call_is_over_and_then_it_is_gone()
    {
        string path, sub;
        using (var work = new WorkFolder(NewName()))
        {
            path = work.Path;
            sub = work.Sub("s1");
            Assert.True(Directory.Exists(sub));
            Assert.True(WorkFolder.IsOwned(path));
            Assert.Empty(WorkFolder.Abandoned(prefix));
        }

        Assert.False(Directory.Exists(path));
        Assert.Null(WorkFolder.IsOwned(path));
    }

    [Fact]
    public void A_folder_that_is_needed_later_keeps_its_lock_free_and_nothing_else()
    {
        var work = new WorkFolder(NewName()) { IsNeededLater = true };
        File.WriteAllText(Path.Combine(work.Sub("s1"), "large"), "");
        File.WriteAllText(Path.Combine(work.Path, "sources.tar"), "");

        work.Dispose();

        Assert.Equal(["owner.lock"], Directory.GetFileSystemEntries(work.Path).Select(path => Path.GetFileName(path)));
        Assert.Equal([work.Path], WorkFolder.Abandoned(prefix));
    }

    [Fact]
    public void Only_folders_of_the_dead_are_abandoned()
    {
        var dead = Dead();
        var unlocked = Path.Combine(Path.GetTempPath(), NewName());
        Directory.CreateDirectory(unlocked);
        using var alive = new WorkFolder(NewName());

        Assert.Equal([dead], WorkFolder.Abandoned(prefix));
        Assert.Null(WorkFolder.IsOwned(unlocked));
    }

    [Fact]
    public void Emptying_what_is_gone_already_fails_nothing()
    {
        WorkFolder.Empty(Path.Combine(Path.GetTempPath(), NewName()));

        var dead = Dead();
        using var held = new FileStream(Path.Combine(dead, "held"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        WorkFolder.Empty(dead);

        Assert.True(File.Exists(Path.Combine(dead, "owner.lock")));
    }

    [Fact]
    public void A_temporary_folder_that_cannot_be_used_is_a_fault()
    {
        using var first = new WorkFolder(NewName());

        var fault = Assert.Throws<FaultException>(() => new WorkFolder(Path.GetFileName(first.Path)));

        Assert.Equal((FaultKind.WorkFolderUnusable, Path.GetTempPath()), (fault.Kind, fault.Subject));
        Assert.Null(WorkFolder.FaultOf(new OperationCanceledException()));
    }

    [Fact]
    public void What_is_read_only_is_removed_all_the_same()
    {
        using var folder = new TemporaryFolder();
        var deep = Directory.CreateDirectory(folder.File("mod/cache")).FullName;
        File.WriteAllText(Path.Combine(deep, "go.mod"), "");
        File.SetAttributes(Path.Combine(deep, "go.mod"), FileAttributes.ReadOnly);
#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(deep, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#endif

        FolderRemoval.Remove(folder.File("mod"));
        FolderRemoval.Remove(folder.File("mod"));

        Assert.False(Directory.Exists(folder.File("mod")));
    }

#if NET
    [Fact]
    public void A_link_is_removed_and_what_it_leads_to_stays()
    {
        Assert.SkipUnless(Path.DirectorySeparatorChar == '/', "Windows asks for a privilege");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("kept"));
        File.WriteAllText(folder.File("kept/file"), "");
        Directory.CreateDirectory(folder.File("work"));
        Directory.CreateSymbolicLink(folder.File("work/link"), folder.File("kept"));

        FolderRemoval.Remove(folder.File("work"));

        Assert.False(Directory.Exists(folder.File("work")));
        Assert.True(File.Exists(folder.File("kept/file")));
    }

    [Fact]
    public void Another_process_owns_its_folder_until_it_is_killed()
    {
        Assert.SkipUnless(Path.DirectorySeparatorChar == '/' && File.Exists("/usr/bin/flock"), "there is no flock here");
        var path = Dead();
        // 'exec' makes the process that is killed the one that holds the lock.
        using var other = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"exec 9<'{path}/owner.lock'; flock 9; echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
        Assert.Equal("held", other.StandardOutput.ReadLine());

        Assert.True(WorkFolder.IsOwned(path));
        Assert.Empty(WorkFolder.Abandoned(prefix));
        other.Kill();
        other.WaitForExit();

        Assert.False(WorkFolder.IsOwned(path));
    }
#endif
}
