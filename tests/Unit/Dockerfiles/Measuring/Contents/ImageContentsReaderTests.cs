#if NET
using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Builds.Sites;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring.Contents;

/// <summary>What is counted of an image's files, and that nothing stays behind.</summary>
public sealed class ImageContentsReaderTests
{
    const UnixFileMode Data = UnixFileMode.UserRead, Program = Data | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;

    readonly MadeUpContainers containers = new();
    readonly RunId run = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<ContainerImageContents> ReadAsync(params TarEntry[] entries)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }
        containers.Files = archive.ToArray();
        return (await ImageContentsReader.ReadAsync(new MadeUpEngine(containers), "shop", run, Stop))!;
    }

    [Fact]
    public async Task Regular_files_count_once_and_links_folders_and_what_the_engine_puts_there_do_not()
    {
        var contents = await ReadAsync(
            new PaxTarEntry(TarEntryType.Directory, "etc/"), File("etc/passwd", Data, "root"), File("etc/hosts", Data), File(".dockerenv", Program), File("etc/empty", Data),
            Link("bin", "usr/bin"), HardLink("etc/passwd-", "etc/passwd", Data), File("etc/resolv.conf", Data, "own"));

        Assert.Equal((3, 7), (contents.FileCount, contents.FileSize));
    }

    [Fact]
    public async Task A_shell_counts_by_each_name_that_starts_it()
    {
        var contents = await ReadAsync(
            File("bin/[", Program), HardLink("bin/busybox", "bin/[", Program), HardLink("bin/sh", "bin/[", Program), HardLink("bin/ls", "bin/[", Program),
            Link("usr/bin/ash", "../../bin/busybox"), Link("usr/bin/zsh", "/gone"), File("usr/bin/fish", Data), File("srv/root/bin/sh", Program), File("usr/local/bin/bash", Program));

        Assert.Equal(["/bin/busybox", "/bin/sh", "/usr/bin/ash", "/usr/local/bin/bash"], contents.Shells);
    }

    [Fact]
    public async Task Compilers_are_known_with_their_targets_and_versions()
    {
        var contents = await ReadAsync(
            Link("usr/bin/cc", "/etc/alternatives/cc"), Link("etc/alternatives/cc", "/usr/bin/gcc"), Link("usr/bin/gcc", "x86_64-linux-gnu-gcc-12"), File("usr/bin/x86_64-linux-gnu-gcc-12", Program),
            File("usr/bin/x86_64-alpine-linux-musl-g++", Program), File("usr/local/go/bin/go", Program), File("usr/bin/clang-16", Program), File("usr/bin/ld.bfd", Program),
            File("usr/share/dotnet/sdk/8.0.100/dotnet.dll", Data), File("usr/lib/jvm/java-17/bin/javac", Program),
            File("usr/bin/gccgrep", Program), File("usr/bin/last", Program), File("usr/bin/fast-cc", Program), File("usr/share/go", Program), File("usr/bin/rustc", Data));

        Assert.Equal(
        [
            "/usr/bin/cc", "/usr/bin/clang-16", "/usr/bin/gcc", "/usr/bin/ld.bfd", "/usr/bin/x86_64-alpine-linux-musl-g++", "/usr/bin/x86_64-linux-gnu-gcc-12",
            "/usr/lib/jvm/java-17/bin/javac", "/usr/local/go/bin/go", "/usr/share/dotnet/sdk/8.0.100/dotnet.dll",
        ], contents.Compilers);
    }

    [Fact]
    public async Task Programs_that_run_as_another_are_named()
    {
        var contents = await ReadAsync(
            File("bin/su", Program | UnixFileMode.SetUser), HardLink("bin/su2", "bin/su", Program | UnixFileMode.SetUser), File("bin/wall", Program | UnixFileMode.SetGroup),
            File("var/log", Data | UnixFileMode.SetUser), File("bin/ls", Program), new PaxTarEntry(TarEntryType.Directory, "var/mail/") { Mode = Program | UnixFileMode.SetGroup });

        Assert.Equal(["/bin/su", "/bin/su2", "/bin/wall"], contents.SetUidFiles);
    }

    [Fact]
    public async Task Packages_come_from_every_database_that_is_there_by_name()
    {
        var contents = await ReadAsync(
            File("var/lib/dpkg/status", Data, PackageDatabasesTests.Status), File("var/lib/dpkg/status.d/zlib", Data, "Package: zlib\nVersion: 1\n"),
            File("var/lib/dpkg/status.d/zlib.md5sums", Data, "Package: no\n"), File("lib/apk/db/installed", Data, PackageDatabasesTests.Installed));

        Assert.Equal(["adduser", "alpine-baselayout", "dateless", "libc6", "musl", "zlib"], contents.Packages!.Select(package => package.Name));
    }

    [Fact]
    public async Task Packages_of_rpm_are_not_known_to_be_none()
    {
        Assert.Null((await ReadAsync(File("var/lib/rpm/rpmdb.sqlite", Data, "SQLite"))).Packages);
        Assert.Empty((await ReadAsync(File("hello", Program))).Packages!);
    }

    [Fact]
    public async Task The_container_carries_the_run_is_never_started_and_goes_away()
    {
        await ReadAsync(File("hello", Program));

        var spec = Assert.Single(containers.Specs);
        Assert.StartsWith(run.Name("contents"), spec.Name);
        Assert.Equal((run.ToString(), Environment.MachineName), (spec.Labels[RunId.Label], spec.Labels[RunId.HostLabel]));
        Assert.NotEmpty(spec.Command);
        Assert.Equal([$"create {spec.Name}", $"export {spec.Name}", $"remove {spec.Name}"], containers.Calls);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("export")]
    public async Task It_goes_away_as_well_when_the_engine_fails(string call)
    {
        containers.Before = done =>
        {
            if (done.StartsWith(call, StringComparison.Ordinal))
                throw new FaultException(FaultKind.EngineUnreachable, "engine", "gone");
        };

        await Assert.ThrowsAsync<FaultException>(() => ReadAsync());

        Assert.Empty(containers.Left);
        Assert.StartsWith("remove ", containers.Calls[^1]);
    }

    [Fact]
    public async Task Half_an_archive_is_a_fault_of_the_engine_and_leaves_nothing()
    {
        containers.Files = new byte[700].Select(_ => (byte)'x').ToArray();

        var fault = await Assert.ThrowsAsync<FaultException>(() => ImageContentsReader.ReadAsync(new MadeUpEngine(containers), "shop", run, Stop));

        Assert.Equal(FaultKind.EngineFailed, fault.Kind);
        Assert.Contains("shop", fault.Detail);
        Assert.Empty(containers.Left);
    }

    [Fact]
    public async Task Of_an_image_of_Windows_nothing_is_told()
    {
        Assert.Null(await ImageContentsReader.ReadAsync(new MadeUpEngine(containers, "windows"), "shop", run, Stop));
        Assert.Empty(containers.Calls);
    }

    static PaxTarEntry File(string name, UnixFileMode mode, string content = "") =>
        new(TarEntryType.RegularFile, name) { Mode = mode, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };

    static PaxTarEntry Link(string name, string target) => new(TarEntryType.SymbolicLink, name) { LinkName = target };

    static PaxTarEntry HardLink(string name, string target, UnixFileMode mode) => new(TarEntryType.HardLink, name) { LinkName = target, Mode = mode };

    sealed class MadeUpEngine(IContainers containers, string os = "linux") : IDockerEngine
    {
        public DockerEndpoint Endpoint { get; } = new(EngineAddress.Default);

        public IContainers Containers => containers;

        public IImageBuilds Builds => throw new NotSupportedException();

        public Task<LocalImage?> FindImageAsync(string reference, CancellationToken stop) => Task.FromResult<LocalImage?>(new LocalImage("sha256:1", os, "amd64"));

        public Task<EngineInfo> InfoAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<EngineNetwork>> NetworksAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<EngineVolume>> VolumesAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<LocalImage>> ImagesAsync(CancellationToken stop) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ImageNamesAsync(CancellationToken stop) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
#endif
