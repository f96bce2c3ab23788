using System;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Mounts;

/// <summary>A Docker engine with an image that has busybox in it, and one of nothing. Shared by the classes with
/// <c>[Collection(typeof(ShellImage))]</c>.</summary>
[CollectionDefinition]
public sealed class ShellImage : ICollectionFixture<ShellImage>, IAsyncDisposable
{
    const string Name = "shell-local:1", Empty = "empty-local:1", Linked = "linked-local:1";

    Task? made;

    public LabEngine Engine { get; } = new();

    /// <summary>An image with a shell and its companions.</summary>
    public async Task<string> ShellAsync()
    {
        await (made ??= MakeAsync());
        return Name;
    }

    /// <summary>An image with one small file.</summary>
    public async Task<string> EmptyAsync()
    {
        await ShellAsync();
        return Empty;
    }

    /// <summary>The same with a link in it, and an empty folder where that leads.</summary>
    public async Task<string> LinkedAsync(string link, string target)
    {
        await ShellAsync();
        using var content = new MemoryStream();
        await using (var archive = new TarWriter(content, leaveOpen: true))
        {
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, target.TrimStart('/')) { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute });
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, link.TrimStart('/')) { LinkName = target });
        }
        content.Position = 0;
        using var api = Engine.Api();
        await api.CommitAsync(Name, Linked, "ENV PATH=/bin", content);
        return Linked;
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    async Task MakeAsync()
    {
        Labs.Require("engine", "busybox");
        await Engine.StartAsync();
        using var api = Engine.Api();
        // Nothing of Go is in this one.
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "lab", "go-image.sh"), ["none", "-"]) { RedirectStandardOutput = true })!;
        await api.ImportAsync(Name, script.StandardOutput.BaseStream, "ENV PATH=/bin", """CMD ["/bin/sh"]""");
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
            throw new InvalidOperationException($"go-image.sh returned {script.ExitCode}.");
        await Engine.LoadAsync(SavedImage.Write(Empty, "a"));
    }
}
