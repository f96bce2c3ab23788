using System;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Files;

public sealed class NewFileTests : IDisposable
{
    static readonly byte[] Old = [1, 2, 3], New = [4];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_made_or_replaced_and_nothing_else_is_left()
    {
        NewFile.Write(folder.File("a"), Old, isReplacing: false);
        NewFile.Write(folder.File("b"), Old, isReplacing: true);
        NewFile.Write(folder.File("a"), New, isReplacing: true);

        Assert.Equal(["a", "b"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal));
        Assert.Equal(New, File.ReadAllBytes(folder.File("a")));
    }

    [Fact]
    public void What_is_there_is_kept_where_it_is_not_to_be_replaced()
    {
        File.WriteAllBytes(folder.File("a"), Old);

        Assert.ThrowsAny<IOException>(() => NewFile.Write(folder.File("a"), New, isReplacing: false));

        Assert.Equal([folder.File("a")], Directory.GetFiles(folder.Path));
        Assert.Equal(Old, File.ReadAllBytes(folder.File("a")));
    }

    [Fact]
    public void What_cannot_be_put_in_its_place_leaves_nothing_behind()
    {
        Directory.CreateDirectory(folder.File("a"));
        File.WriteAllBytes(Path.Combine(folder.File("a"), "inside"), Old);

        Assert.ThrowsAny<Exception>(() => NewFile.Write(folder.File("a"), New, isReplacing: true));

        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.True(File.Exists(Path.Combine(folder.File("a"), "inside")));
    }

    [Fact]
    public void Trying_out_leaves_nothing_and_tells_of_a_folder_that_is_not_there()
    {
        NewFile.TryOut(folder.File("a"));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        Assert.ThrowsAny<IOException>(() => NewFile.TryOut(Path.Combine(folder.File("no-such"), "a")));
    }
}
