using System;
using System.Formats.Tar;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Lab.Builds;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

[Collection(typeof(GoLab))]
public sealed class ImageContentsTests(GoLab lab)
{
    const UnixFileMode Data = UnixFileMode.UserRead | UnixFileMode.OtherRead, Program = Data | UnixFileMode.UserExecute;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Go_image_has_its_toolchain_and_its_shells_and_no_packages()
    {
        var image = await lab.FullAsync();
        using var api = lab.Engine.Api();
        var found = await api.RunAsync(image, ["/bin/sh", "-c", "find / -xdev -type f ! -name .dockerenv ! -path '/etc/host*' ! -path /etc/resolv.conf -exec stat -c %s {} + | awk '{n++; s+=$1} END {print n, s}'"]);

        var contents = await ReadAsync(image);

        Assert.Equal(found.Output.Trim(), FormattableString.Invariant($"{contents.FileCount} {contents.FileSize}"));
        Assert.Contains("/bin/sh", contents.Shells);
        Assert.Contains(contents.Compilers, path => path.EndsWith("/bin/go", StringComparison.Ordinal));
        Assert.Empty(contents.Packages!);
        Assert.Empty(contents.SetUidFiles);
    }

    [Fact]
    public async Task The_packages_of_Debian_are_those_that_dpkg_says_are_installed()
    {
        const string Database = "/var/lib/dpkg/status";
        Assert.SkipUnless(File.Exists(Database), "this is no Debian");
        var status = await File.ReadAllTextAsync(Database, Stop);
        await ImportAsync("debian-like:1", new PaxTarEntry(TarEntryType.RegularFile, Database.TrimStart('/')) { DataStream = Content(status) });

        var contents = await ReadAsync("debian-like:1");

        Assert.Equal(status.Split("\nStatus: install ok installed\n").Length - 1, contents.Packages!.Count);
        Assert.Contains(contents.Packages, package => package is { Name: "libc6", Manager: ContainerImagePackageManager.Dpkg, Version: not null });
    }

    [Fact]
    public async Task An_image_without_a_command_has_its_files_counted_and_its_set_uid_programs_named()
    {
        await ImportAsync("bare-like:1",
            new PaxTarEntry(TarEntryType.Directory, "bin/"),
            new PaxTarEntry(TarEntryType.RegularFile, "bin/su") { Mode = Program | UnixFileMode.SetUser, DataStream = Content("su") },
            new PaxTarEntry(TarEntryType.RegularFile, "bin/sh") { Mode = Program, DataStream = Content("shell") },
            new PaxTarEntry(TarEntryType.SymbolicLink, "bin/bash") { LinkName = "sh" },
            new PaxTarEntry(TarEntryType.HardLink, "bin/dash") { LinkName = "bin/sh", Mode = Program });

        var contents = await ReadAsync("bare-like:1");

        Assert.Equal((2, 7), (contents.FileCount, contents.FileSize));
        Assert.Equal(["/bin/bash", "/bin/dash", "/bin/sh"], contents.Shells);
        Assert.Equal(["/bin/su"], contents.SetUidFiles);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_told_so()
    {
        await lab.Engine.StartAsync();

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync("no-such-image:1"));

        Assert.Equal((FaultKind.ContainerImageMissing, "no-such-image:1"), (fault.Kind, fault.Subject));
    }

    async Task<ContainerImageContents> ReadAsync(string image)
    {
        var before = await EngineInventory.OfAsync(lab.Engine);
        using var engine = new DockerEngine(new DockerEndpoint(new Uri(lab.Engine.DockerHost)));
        try
        {
            return (await ImageContentsReader.ReadAsync(engine, image, new RunId(), Stop))!;
        }
        finally
        {
            Assert.Equal(before, await EngineInventory.OfAsync(lab.Engine));
        }
    }

    async Task ImportAsync(string name, params TarEntry[] entries)
    {
        await lab.Engine.StartAsync();
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var entry in entries)
                await tar.WriteEntryAsync(entry, Stop);
        }
        archive.Position = 0;
        using var api = lab.Engine.Api();
        await api.ImportAsync(name, archive);
    }

    static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
