using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module.Package;

public sealed class PackageContentTests
{
    [Fact]
    public void The_package_holds_exactly_the_files_of_its_list() => Assert.Equal(
        File.ReadAllLines(Path.Combine(Repository.Root, "out", "package-files.txt")).Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PackageFolder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PackageFolder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void No_library_that_the_build_brought_is_left_out(string framework) => Assert.Equal(
        Libraries(Path.Combine(Repository.Root, "src", "WinDockerTools", "bin", "Release", framework)),
        Libraries(ShippedAssembly.Folder(framework)).Except(["WinDockerTools.Loader.dll"]));

    [Fact]
    public void The_manifest_is_valid_and_names_what_is_there()
    {
        using var session = new EngineSession();

        var manifest = Manifest(session);

        Assert.Equal(["Core", "Desktop"], manifest.CompatiblePSEditions.Order());
        Assert.All([manifest.RootModule, .. manifest.ExportedFormatFiles], file =>
            Assert.True(File.Exists(Path.Combine(Repository.PackageFolder, file)), file));
        Assert.Single(manifest.ExportedFormatFiles);
    }

    [Fact]
    public void Every_cmdlet_of_the_assembly_is_exported_and_no_other()
    {
        using var session = new EngineSession();
        var exported = session.Run("(Get-Module WinDockerTools).ExportedCmdlets.Values").ThrowIfFailed().Output
            .Select(item => (CmdletInfo)item.BaseObject).ToList();

        var written = exported[0].ImplementingType.Assembly.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false))
            .Cast<CmdletAttribute>().Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order().ToList();

        Assert.Equal(written, exported.Select(cmdlet => cmdlet.Name).Order());
        Assert.Equal(written, Manifest(session).ExportedCmdlets.Keys.Order());
    }

    [Fact]
    public void There_is_one_version()
    {
        using var session = new EngineSession();
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("ModuleVersion").Single().Value;

        Assert.Equal(version, Manifest(session).Version.ToString());
        Assert.Equal(version, Path.GetFileName(Repository.PackageFolder));
        Assert.Contains($"## {version} ", File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")), StringComparison.Ordinal);
        Assert.All(["net8.0", "net472"], framework => Assert.Equal(
            new Version(version + ".0"), ShippedAssembly.In(ShippedAssembly.Folder(framework))["WinDockerTools"].Name.Version));
    }

    [Fact]
    public void Windows_PowerShell_reads_every_text_file_as_it_was_written()
    {
        // Without a byte order mark it takes anything beyond ASCII for the local code page.
        string[] read = [".ps1", ".psm1", ".psd1", ".ps1xml", ".txt"];
        string[] sources = [.. Directory.GetFiles(Repository.Root, "*.ps1"), .. Directory.GetFiles(Path.Combine(Repository.Root, "eng"), "*.ps1")];
        var files = Directory.GetFiles(Repository.PackageFolder, "*", SearchOption.AllDirectories).Concat(sources)
            .Where(path => read.Contains(Path.GetExtension(path))).ToList();

        Assert.NotEmpty(sources);
        Assert.All(files, path =>
        {
            var bytes = File.ReadAllBytes(path);
            Assert.True(bytes is [0xEF, 0xBB, 0xBF, ..] || bytes.All(b => b < 128), $"{path} is neither ASCII nor marked UTF-8");
        });
    }

    static PSModuleInfo Manifest(EngineSession session) =>
        (PSModuleInfo)session.Run("param($path) Test-ModuleManifest $path", ("path", Repository.Manifest)).ThrowIfFailed().Single.BaseObject;

    static string[] Libraries(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
