using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class ImportTests : IDisposable
{
    static readonly string Image = Path.Combine(Repository.Root, "samples", "images", "go-service");

    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_second_import_with_Force_keeps_the_cmdlets()
    {
        var before = Commands();

        Import();
        Import();

        Assert.NotEmpty(before);
        Assert.Equal(before, Commands());
        Assert.NotEmpty(session.Run("param($image) Get-ContainerImagePlatform $image", ("image", Image)).ThrowIfFailed().Output);
    }

    [Fact]
    public void Removing_the_module_takes_everything_along_and_it_can_come_back()
    {
        var before = Commands();

        session.Run("Remove-Module WinDockerTools").ThrowIfFailed();
        Assert.Empty(Commands());
        Assert.Empty(session.Run("Get-Module -All | Where-Object { $_.Path -like '*WinDockerTools*' }").ThrowIfFailed().Output);
        Assert.Equal(["CommandNotFoundException"], session.Run("try { Get-ContainerImagePlatform x } catch { $_.FullyQualifiedErrorId }").Output.Select(item => item.ToString()));

        Import();
        Assert.Equal(before, Commands());
    }

    [Fact]
    public void The_assemblies_live_in_a_load_context_of_their_own()
    {
        session.Run("param($image) Get-ContainerImagePlatform $image", ("image", Image)).ThrowIfFailed();

        var ours = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(Repository.PackageFolder, StringComparison.Ordinal))
            .ToLookup(assembly => AssemblyLoadContext.GetLoadContext(assembly)!.Name, assembly => assembly.GetName().Name);

        Assert.Equal(["WinDockerTools.Loader"], ours["Default"]);
        Assert.Contains("WinDockerTools", ours["WinDockerTools"]);
        Assert.Contains("WinDockerTools.Engine", ours["WinDockerTools"]);
        Assert.Equal(2, ours.Count);
    }

    [Fact]
    public void Another_module_with_other_JSON_libraries_keeps_working_and_so_do_we()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("Neighbour.psm1"), """
            param([string] $NewtonsoftJson, [string] $SystemTextJson)
            $context = [System.Runtime.Loader.AssemblyLoadContext]::new('Neighbour')
            $one = $context.LoadFromAssemblyPath($NewtonsoftJson).GetType('Newtonsoft.Json.JsonConvert')
            $other = $context.LoadFromAssemblyPath($SystemTextJson).GetType('System.Text.Json.JsonDocument')
            function Get-NeighbourText {
                $one.GetMethod('ToString', [type[]]@([int])).Invoke($null, @(7))
                $options = [System.Activator]::CreateInstance($other.Assembly.GetType('System.Text.Json.JsonDocumentOptions'))
                $document = $other.GetMethod('Parse', [type[]]@([string], $options.GetType())).Invoke($null, @('[1,2]', $options))
                $document.RootElement.GetRawText()
                $one.Assembly.GetName().Version.ToString()
                $other.Assembly.GetName().Version.ToString()
            }
            """);
        using var later = new EngineSession(import: false);
        later.Run(
            "param($path, $one, $other) Import-Module $path -ArgumentList $one, $other -ErrorAction Stop",
            ("path", folder.File("Neighbour.psm1")), ("one", Metadata("NewtonsoftJson")), ("other", Metadata("SystemTextJson"))).ThrowIfFailed();
        string[] expected = ["7", "[1,2]", "12.0.0.0", "9.0.0.0"];

        Assert.Equal(expected, later.Run("Get-NeighbourText").ThrowIfFailed().Output.Select(item => item.ToString()));
        later.Run("param($m) Import-Module $m -ErrorAction Stop", ("m", Repository.Manifest)).ThrowIfFailed();
        Assert.NotEmpty(later.Run("param($image) Get-ContainerImagePlatform $image", ("image", Image)).ThrowIfFailed().Output);
        Assert.Equal(expected, later.Run("Get-NeighbourText").ThrowIfFailed().Output.Select(item => item.ToString()));
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public async Task Importing_talks_to_nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var engine = $"tcp://{listener.LocalEndpoint}";

        ShellProcess.Run("$null = Get-Command -Module WinDockerTools", ("DOCKER_HOST", engine));
        Assert.False(listener.Pending());

        var asking = Task.Run(() => ShellProcess.Run("Get-ContainerHost", ("DOCKER_HOST", engine)), TestContext.Current.CancellationToken);
        (await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken)).Dispose();
        listener.Stop();
        await asking;
    }

    void Import() => session.Run("param($m) Import-Module $m -Force -ErrorAction Stop", ("m", Repository.Manifest)).ThrowIfFailed();

    string[] Commands() => [.. session.Run("Get-Command -Module WinDockerTools").ThrowIfFailed().Output
        .Select(item => ((CommandInfo)item.BaseObject).Name).Order()];

    // The path is that of the machine that built: from Wine it has no drive.
    static string Metadata(string key) => Path.GetFullPath(typeof(ImportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == key).Value!);
}
