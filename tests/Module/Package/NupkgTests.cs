using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module.Package;

/// <summary>What the PowerShell Gallery would be given.</summary>
[Trait("Needs", "dotnet")]
public sealed class NupkgTests
{
    // Every nupkg has these, whatever is in it.
    static readonly string[] Wrapping = ["WinDockerTools.nuspec", "[Content_Types].xml", "_rels/.rels"];

    [Fact]
    public void It_holds_the_package_and_says_of_it_what_the_manifest_says()
    {
        using var folder = new TemporaryFolder();
        using var session = new EngineSession();
        var manifest = (PSModuleInfo)session.Run("param($path) Test-ModuleManifest $path", ("path", Repository.Manifest)).ThrowIfFailed().Single.BaseObject;
        Pack(folder.Path);

        using var nupkg = ZipFile.OpenRead(folder.File($"WinDockerTools.{manifest.Version}.nupkg"));
        using var text = nupkg.GetEntry("WinDockerTools.nuspec")!.Open();
        var told = XDocument.Load(text).Root!.Elements().Single().Elements().ToDictionary(item => item.Name.LocalName, item => item.Value);

        Assert.Equal(
            Directory.GetFiles(Repository.PackageFolder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.PackageFolder, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
            nupkg.Entries.Select(entry => entry.FullName).Except(Wrapping)
                .Where(name => !name.StartsWith("package/services/metadata/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ("WinDockerTools", manifest.Version.ToString(), manifest.Author, manifest.Description, "MIT"),
            (told["id"], told["version"], told["authors"], told["description"], told["license"]));
        Assert.Equal(Tags(manifest).Order(), told["tags"].Split(' ').Order());
    }

    // The Gallery finds modules and commands by these, written as its own publishing command writes them.
    static IEnumerable<string> Tags(PSModuleInfo manifest) =>
        ["PSModule", "PSIncludes_Cmdlet", .. manifest.Tags, .. manifest.ExportedCmdlets.Keys.SelectMany(name => new[] { $"PSCmdlet_{name}", $"PSCommand_{name}" })];

    static void Pack(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["pack", Path.Combine(Repository.Root, "eng", "Package", "Package.csproj"), "-c", "Release", "--no-build", "-o", folder, "-v", "quiet", "-nologo"])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, text);
    }
}
