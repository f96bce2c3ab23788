using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>What the module says of the Windows it runs on, without an engine.</summary>
[Collection(nameof(Alone))]
public sealed class ThisWindowsTests : IDisposable
{
    const string NoEngine = "npipe://./pipe/windockertools-no-engine";

    // Version and product as eng/lab/wine/*.reg have them, the words that an engine there would use, and how images of
    // Windows Server 2019, 2022 and 2025 start.
    static readonly Dictionary<string, string[]> Hosts = new()
    {
        ["ws2019"] = ["10.0.17763.6414", "Server", "Microsoft Windows Server Version 1809 (OS Build 17763.6414)", "Process None None", "Windows Server 2019|ServerStandard|Server"],
        ["ws2022"] = ["10.0.20348.2700", "Server", "Microsoft Windows Server Version 21H2 (OS Build 20348.2700)", "HyperV Process None", "Windows Server 2022|ServerDatacenter|Server Core"],
        ["ws2025"] = ["10.0.26100.1742", "Server", "Microsoft Windows Server Version 24H2 (OS Build 26100.1742)", "HyperV Process Process", "Windows Server 2025|ServerDatacenter|Server Core"],
        ["win11"] = ["10.0.22631.4317", "Client", "Microsoft Windows Version 23H2 (OS Build 22631.4317)", "HyperV HyperV None", "Windows 11 23H2|Professional|Client"],
    };

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    static string[] HostOfTheLab => Hosts[Environment.GetEnvironmentVariable("WINE_WINDOWS")!];

    SessionResult Run(string script, string engine = NoEngine) => session.Run(
        $"param($p, $e) $before = $env:DOCKER_HOST; $env:DOCKER_HOST = $e; try {{ {script} }} finally {{ $env:DOCKER_HOST = $before }}", ("p", folder.Path), ("e", engine));

    [Fact]
    public void Windows_itself_says_what_it_is_and_a_warning_that_no_engine_does()
    {
        var result = Run("Get-ContainerHost").ThrowIfFailed();

        var version = (Version)result.Single.Value("Version")!;
        Assert.Equal(Environment.OSVersion.Version.ToString(3), version.ToString(3));
        Assert.Equal(
            [Environment.MachineName, "windows", null, null, "amd64"],
            new[] { "Name", "OS", "Endpoint", "EngineVersion", "Architecture" }.Select(name => (string?)result.Single.Value(name)));
        Assert.Contains("Only what Windows itself says is known", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public void Each_Windows_of_the_lab_is_told_with_its_revision_and_never_by_ProductName()
    {
        var host = Run("Get-ContainerHost").ThrowIfFailed().Single;

        Assert.Equal(HostOfTheLab[..3], new[] { "Version", "Product", "OperatingSystem" }.Select(name => host.Value(name)?.ToString()));
        Assert.Equal(HostOfTheLab[4].Split('|'), new[] { "ProductName", "Edition", "InstallationType" }.Select(name => host.Value(name)?.ToString()));
        Assert.Equal(
            ["hns: NotInstalled", "vmcompute: NotInstalled", "docker: NotInstalled", "com.docker.service: NotInstalled", "containerd: NotInstalled"],
            ((System.Collections.IEnumerable)host.Value("Services")!).Cast<object>().Select(service => service.ToString()));
        Assert.Equal(false, host.Value("RestartPending"));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public void A_stand_in_wsl_tells_the_distributions_of_this_Windows()
    {
        var wsl = Run("(Get-ContainerHost).Wsl").ThrowIfFailed().Single;

        Assert.Equal(("2.6.3.0", "6.6.87.2-1", "Ubuntu-24.04"), (wsl.Value("Version")?.ToString(), wsl.Value("KernelVersion"), wsl.Value("DefaultDistribution")));
        Assert.Equal(
            ["Ubuntu-24.04 Running 2 True", "docker-desktop Stopped 2 False", "Größe 大きい Stopped 1 False"],
            Run("(Get-ContainerHost).Wsl.Distributions | ForEach-Object { '{0} {1} {2} {3}' -f $_.Name, $_.State, $_.Version, $_.IsDefault }").ThrowIfFailed().Output.Select(line => line.ToString()));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public void Images_are_judged_for_this_Windows()
    {
        foreach (var version in new[] { "10.0.17763.6414", "10.0.20348.2700", "10.0.26100.1742" })
            LayoutWriter.Write(folder.File(version), TestImage.Single(TestPlatform.Windows(version)));

        var pairs = Run("[System.IO.Directory]::GetDirectories($p) | Test-ContainerImageCompatibility -ContainerHost (Get-ContainerHost)").ThrowIfFailed().Output;

        Assert.Equal(HostOfTheLab[3], string.Join(" ", pairs.OrderBy(pair => pair.Value("ImageVersion")).Select(pair => pair.Value("Isolation"))));
        Assert.All(pairs, pair => Assert.Equal(HostOfTheLab[0], pair.Value("HostVersion")?.ToString()));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public void An_engine_that_does_not_run_is_a_service_to_be_started()
    {
        var check = Run("Test-ContainerHost -Id EngineReachable", engine: "").ThrowIfFailed().Single;

        Assert.Equal(("Failed", Environment.MachineName), (check.Value("Result")?.ToString(), check.Value("ComputerName")));
        Assert.Contains("//./pipe/docker_engine", (string?)check.Value("Seen"));
        Assert.StartsWith("Start-Service docker", (string?)check.Value("Remedy"));
    }

    [Fact]
    public void Every_cmdlet_with_a_page_is_imported() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "*-*.md").Select(Path.GetFileNameWithoutExtension).Order(),
        session.Run("(Get-Command -Module WinDockerTools -CommandType Cmdlet).Name").ThrowIfFailed().Output.Select(name => name.ToString()).Order());

    [Theory]
    [InlineData("$p")]
    [InlineData(@"""$p\""")]
    [InlineData(@"$p.Replace('\', '/')")]
    [InlineData(@"'\\?\' + $p")]
    [InlineData(@"$p.Substring(2)")]
    [InlineData(@"'.\' + [System.IO.Path]::GetFileName($p)")]
    [InlineData(@"$p.Substring(0, 2) + [System.IO.Path]::GetFileName($p)")]
    public void A_folder_is_named_in_every_way_that_Windows_knows(string path)
    {
        LayoutWriter.Write(folder.Path, TestImage.List(TestPlatform.Windows("10.0.20348.2700")));

        Assert.Equal("10.0.20348.2700", Run(
            $"$null = $ExecutionContext.SessionState.Path.SetLocation([System.IO.Path]::GetDirectoryName($p)); Get-ContainerImagePlatform ({path})").ThrowIfFailed().Single.Value("OSVersion")?.ToString());
    }
}
