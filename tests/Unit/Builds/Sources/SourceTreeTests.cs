using System;
using System.IO;
using System.Linq;
#if NET
using System.Runtime.Versioning;
#endif
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

public sealed class SourceTreeTests
{
    [Fact]
    public void Folders_come_before_what_they_hold_in_an_order_that_no_culture_changes()
    {
        using var sources = new SourceFolder(("b/z.go", "12345"), ("b/ä/y.go", ""), ("a.go", "1"), ("B.go", "22"));
        Directory.CreateDirectory(sources.At("c"));

        var tree = sources.Read();

        Assert.Equal(["B.go", "a.go", "b", "b/z.go", "b/ä", "b/ä/y.go", "c"], tree.Items.Select(item => item.Path));
        Assert.Equal((8, 4), (tree.Bytes, tree.Files));
        Assert.All(tree.Items, item => Assert.Equal(sources.At(item.Path), item.FullPath));
    }

    [Fact]
    public void What_dockerignore_leaves_out_stays_out_and_git_always()
    {
        using var sources = new SourceFolder(
            (".dockerignore", "bin\n*.log\n"), (".git/config", ""), ("sub/.git", "gitdir: elsewhere"), (".gitignore", ""), ("bin/app", ""), ("a.log", ""), ("main.go", ""), ("sub/bin/x", ""));

        Assert.Equal([".dockerignore", ".gitignore", "main.go", "sub", "sub/bin", "sub/bin/x"], sources.Paths());
    }

    [Fact]
    public void A_file_taken_back_from_a_folder_that_is_left_out_comes_without_it()
    {
        using var sources = new SourceFolder((".dockerignore", "*\n!go.mod\n!docs/keep.go\n"), ("go.mod", ""), ("docs/keep.go", ""), ("docs/lose.go", ""));

        Assert.Equal(["docs/keep.go", "go.mod"], sources.Paths());
    }

    [Fact]
    public void A_part_is_read_as_if_nothing_else_were_there()
    {
        using var sources = new SourceFolder(("src/app/main.go", ""), ("pkg/large", ""));

        Assert.Equal(["src/app", "src/app/main.go"], SourceTree.Read(sources.Root, "src", SourceFolder.Stop).Items.Select(item => item.Path));
    }

    [Fact]
    public void A_folder_that_is_gone_is_a_fault() =>
        Assert.Equal(FaultKind.SourceUnreadable, SourceFolder.FaultOf(() => SourceTree.Read(Path.Combine(Path.GetTempPath(), "wdt-no-such-folder"), "", SourceFolder.Stop)));

    [Fact]
    public void An_ignore_file_that_cannot_be_read_is_a_fault()
    {
        using var sources = new SourceFolder((".dockerignore", "x"));
        using var held = new FileStream(sources.At(".dockerignore"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(FaultKind.SourceUnreadable, SourceFolder.FaultOf(() => sources.Read()));
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using var sources = new SourceFolder(("a.go", ""));
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SourceTree.Read(sources.Root, "", stop.Token));
    }

#if NET
    [Fact]
    public void Links_are_links_whatever_they_lead_to()
    {
        Assert.SkipUnless(SourceFolder.IsUnix, "Windows asks for a privilege");
        using var sources = new SourceFolder(("real/a.go", "12345"));
        File.CreateSymbolicLink(sources.At("file.go"), "real/a.go");
        File.CreateSymbolicLink(sources.At("nowhere"), "gone");
        Directory.CreateSymbolicLink(sources.At("real/circle"), "..");

        var links = sources.Read().Items.Where(item => item.LinkTarget is not null).ToDictionary(item => item.Path);

        Assert.Equal(["file.go", "nowhere", "real/circle"], links.Keys.Order());
        Assert.Equal(["real/a.go", "gone", ".."], links.Values.OrderBy(item => item.Path).Select(item => item.LinkTarget));
        Assert.All(links.Values, item => Assert.Equal((0, false), (item.Length, item.IsFolder)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Programs_stay_programs_and_everybody_may_read_the_rest()
    {
        Assert.SkipUnless(SourceFolder.IsUnix, "Windows has no such bits");
        using var sources = new SourceFolder(("run.sh", ""), ("secret.go", ""));
        File.SetUnixFileMode(sources.At("run.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(sources.At("secret.go"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal([0x1ED, 0x1A4], sources.Read().Items.Select(item => item.Mode));
    }
#endif
}
