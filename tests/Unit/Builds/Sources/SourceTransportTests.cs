using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
#if NET
using System.Runtime.Versioning;
#endif
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Sources;

/// <summary>How sources come to where they are built: as a copy and as an archive.</summary>
public sealed class SourceTransportTests : IDisposable
{
    const string Program = "package main\n\nfunc main() {}\n";

    readonly TemporaryFolder target = new();
    readonly SourceFolder sources = new(("go.mod", "module m"), ("main.go", Program), ("with space/größe.go", "package größe\n"), ("empty.txt", ""));

    static CancellationToken Stop => SourceFolder.Stop;

    public void Dispose()
    {
        target.Dispose();
        sources.Dispose();
    }

    Task<SourceCopy> CopyAsync() => SourceCopy.MakeAsync(sources.Read(), target.File("copy"), Stop);

    Task<SourceArchive> PackAsync() => SourceArchive.PackAsync(sources.Read(), "top", target.File("sources.tar"), Stop);

    [Fact]
    public async Task A_copy_has_the_same_files_with_the_same_times()
    {
        var long_ago = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(sources.At("main.go"), long_ago);
        Directory.CreateDirectory(sources.At("hollow"));

        var copy = await CopyAsync();

        Assert.Equal(sources.Paths(), SourceTree.Read(copy.Root, "", Stop).Items.Select(item => item.Path));
        Assert.Equal(Program, File.ReadAllText(Path.Combine(copy.Root, "main.go")));
        Assert.Equal(long_ago, File.GetLastWriteTimeUtc(Path.Combine(copy.Root, "main.go")));
    }

    [Fact]
    public async Task An_edit_is_written_into_the_copy_alone_and_taken_back()
    {
        var copy = await CopyAsync();
        var edit = sources.Edit();
        var file = Path.Combine(copy.Root, "main.go");

        await copy.WriteAsync(edit.Changed(3), Stop);
        Assert.Contains("\"3\"", File.ReadAllText(file));
        await copy.WriteAsync(edit.Changed(0), Stop);

        Assert.Equal(Program, File.ReadAllText(file));
        Assert.Equal(Program, File.ReadAllText(sources.At("main.go")));
    }

    [Fact]
    public async Task A_file_without_its_folder_gets_one()
    {
        sources.Write(".dockerignore", "*\n!with space/größe.go\n");

        var copy = await CopyAsync();

        Assert.Equal(["with space/größe.go"], Directory.GetFiles(copy.Root, "*", SearchOption.AllDirectories).Select(file => file.Substring(copy.Root.Length + 1).Replace('\\', '/')));
    }

    [Fact]
    public async Task An_archive_holds_every_file_below_its_prefix()
    {
        var archive = await PackAsync();

        var files = await UnpackAsync(await archive.OpenAsync(sources.Edit().Changes(0), Stop));

        Assert.Equal(["top/", "top/empty.txt", "top/go.mod", "top/main.go", "top/with space/", "top/with space/größe.go"], files.Select(file => file.Name));
        Assert.Equal(Program, files[3].Content);
        Assert.Equal("package größe\n", files[5].Content);
    }

    [Fact]
    public async Task The_edited_file_comes_last_and_the_packed_ones_stay_for_the_next_time()
    {
        var archive = await PackAsync();
        var edit = sources.Edit();

        var edited = await UnpackAsync(await archive.OpenAsync(edit.Changes(5), Stop));
        var original = await UnpackAsync(await archive.OpenAsync(edit.Changes(0), Stop));

        Assert.Equal(("top/main.go", Encoding.UTF8.GetString(edit.Content(5))), edited[edited.Count - 1]);
        Assert.Equal(original, edited.Take(edited.Count - 1));
        Assert.Equal(original, await UnpackAsync(await archive.OpenAsync([], Stop)));
    }

    [Fact]
    public async Task The_edited_file_can_be_sent_alone()
    {
        var stream = new MemoryStream();
        await (await PackAsync()).WriteAsync(stream, sources.Edit().Changed(2), Stop);
        stream.Position = 0;

        Assert.Equal(("top/main.go", Encoding.UTF8.GetString(sources.Edit().Content(2))), Assert.Single(await UnpackAsync(stream)));
    }

    [Fact]
    public async Task A_file_that_goes_away_meanwhile_is_a_fault_that_names_it()
    {
        var tree = sources.Read();
        File.Delete(sources.At("main.go"));

        var copying = await Assert.ThrowsAsync<FaultException>(() => SourceCopy.MakeAsync(tree, target.File("copy"), Stop));
        var packing = await Assert.ThrowsAsync<FaultException>(() => SourceArchive.PackAsync(tree, "top", target.File("sources.tar"), Stop));

        Assert.All([copying, packing], fault => Assert.Equal((FaultKind.SourceUnreadable, sources.At("main.go")), (fault.Kind, fault.Subject)));
    }

    [Fact]
    public async Task Copying_and_packing_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SourceCopy.MakeAsync(sources.Read(), target.File("copy"), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SourceArchive.PackAsync(sources.Read(), "top", target.File("sources.tar"), stop.Token));
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_holds_nothing_up()
    {
        Assert.SkipUnless(SourceFolder.IsUnix, "Windows keeps pipes elsewhere");
        SourceFolder.Run("mkfifo", $"\"{sources.At("pipe")}\"");

        var copy = await CopyAsync();
        var files = await UnpackAsync(await (await PackAsync()).OpenAsync([], Stop));

        Assert.Equal("", File.ReadAllText(Path.Combine(copy.Root, "pipe")));
        Assert.Contains(("top/pipe", ""), files);
    }

#if NET
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Links_and_programs_stay_what_they_are()
    {
        Assert.SkipUnless(SourceFolder.IsUnix, "Windows asks for a privilege");
        File.CreateSymbolicLink(sources.At("link.go"), "main.go");
        Directory.CreateSymbolicLink(sources.At("nowhere"), "../gone");
        File.SetUnixFileMode(sources.At("empty.txt"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var copy = await CopyAsync();
        await PackAsync();
        Directory.CreateDirectory(target.File("unpacked"));
        var (exitCode, _, error) = SourceFolder.Run("tar", $"-xf \"{target.File("sources.tar")}\" -C \"{target.File("unpacked")}\"");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.All([copy.Root, target.File("unpacked/top")], root =>
        {
            Assert.Equal("main.go", new FileInfo(Path.Combine(root, "link.go")).LinkTarget);
            Assert.Equal("../gone", new FileInfo(Path.Combine(root, "nowhere")).LinkTarget);
            Assert.True((File.GetUnixFileMode(Path.Combine(root, "empty.txt")) & UnixFileMode.OtherExecute) != 0);
            Assert.Equal("package größe\n", File.ReadAllText(Path.Combine(root, "with space", "größe.go")));
        });
    }
#endif

    static async Task<List<(string Name, string Content)>> UnpackAsync(Stream stream)
    {
        using var sent = stream;
        var tar = new TarReader(sent, Stop);
        var files = new List<(string, string)>();
        while (await tar.NextAsync())
            files.Add((tar.Name, Encoding.UTF8.GetString(await tar.ReadAsync())));
        return files;
    }
}
