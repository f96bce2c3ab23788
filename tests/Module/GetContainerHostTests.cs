using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>A Windows engine does not exist here: what one answers comes from a stand-in.</summary>
public sealed class GetContainerHostTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_stand_in_Windows_Server_tells_its_version_with_the_revision()
    {
        using var engine = new StandInWindowsEngine();

        var host = session.Run("param($h) Get-ContainerHost $h", ("h", engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal("WinDockerTools.ContainerHost", host.TypeNames[0]);
        Assert.Equal(new Version(10, 0, 20348, 169), host.Value("Version"));
        Assert.Equal(["nat (nat 172.28.0.0/16)", "none (null)"], ((System.Collections.IEnumerable)host.Value("Networks")!).Cast<object>().Select(network => network.ToString()));
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Name"] = "WIN-LQ7VJ3K0M2D",
                ["ComputerName"] = null,
                ["Endpoint"] = engine.DockerHost,
                ["Context"] = null,
                ["Contexts"] = "",
                ["Backend"] = "Native",
                ["EngineVersion"] = "29.0.1",
                ["ApiVersion"] = "1.52",
                ["OS"] = "windows",
                ["Product"] = "Server",
                ["ProductName"] = "Windows Server 2022",
                ["Edition"] = null,
                ["InstallationType"] = null,
                ["Services"] = null,
                ["RestartPending"] = null,
                ["RestartReasons"] = null,
                ["Wsl"] = null,
                ["Features"] = null,
                ["Virtualization"] = null,
                ["FileSystemDrivers"] = null,
                ["VirusScanners"] = null,
                ["OperatingSystem"] = "Microsoft Windows Server Version 21H2 (OS Build 20348.169)",
                ["Architecture"] = "amd64",
                ["DefaultIsolation"] = "Process",
                ["StorageDriver"] = "windowsfilter",
                ["ImageStore"] = "Classic",
                ["Runtime"] = "com.docker.hcsshim.v1",
                ["Processors"] = "4",
                ["Memory"] = "17179869184",
                ["KernelVersion"] = "10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)",
                ["ControlGroupVersion"] = null,
                ["LogDriver"] = null,
                ["DataRoot"] = null,
                ["FreeSpace"] = null,
                ["IsDockerDesktop"] = "False",
            },
            host.Properties.Where(property => property.Name is not ("Version" or "Networks")).ToDictionary(
                property => property.Name, property => property.Value is System.Collections.IEnumerable list and not string ? string.Join(' ', list.Cast<object>()) : property.Value?.ToString()));
    }

    [Fact]
    public void A_stand_in_Windows_client_with_the_containerd_store_is_told_apart()
    {
        using var engine = new StandInWindowsEngine(
            "10.0.22631", "Microsoft Windows Version 23H2 (OS Build 22631.4317)", "hyperv", containerdStore: true)
        {
            Labels = [@"com.docker.desktop.address=npipe://\\.\pipe\docker_cli"],
        };

        var host = session.Run("param($h) $h | Get-ContainerHost", ("h", engine.DockerHost)).ThrowIfFailed().Single;

        Assert.Equal(
            ["10.0.22631.4317", "Client", "HyperV", "Containerd", "DockerDesktop", "True"],
            new[] { "Version", "Product", "DefaultIsolation", "ImageStore", "Backend", "IsDockerDesktop" }.Select(name => host.Value(name)?.ToString()));
    }

    [Fact]
    public void One_unreachable_engine_is_one_error_and_the_others_are_answered()
    {
        using var engine = new StandInWindowsEngine();

        var result = session.Run("param($h) 'ssh://user@build01', $h, 'tcp://127.0.0.1:1' | Get-ContainerHost", ("h", engine.DockerHost));

        Assert.Equal(["EngineEndpointUnsupported", "EngineUnreachable"], result.ErrorIds);
        Assert.Equal("ssh://user@build01", result.Errors[0].TargetObject);
        Assert.Equal(engine.DockerHost, result.Single.Value("Endpoint"));
    }

    [Fact]
    public void A_proxy_that_answers_for_an_engine_that_does_not_run_is_no_host()
    {
        using var engine = new StandInWindowsEngine
        {
            Instead = path => path == "/info" ? (200, """{"ServerVersion":"","Labels":["com.docker.desktop.address=npipe://\\\\.\\pipe\\docker_cli"]}""") : null,
        };

        var result = session.Run("param($h) Get-ContainerHost $h", ("h", engine.DockerHost));

        Assert.Empty(result.Output);
        Assert.Equal(["EngineFailed"], result.ErrorIds);
    }

    [Fact]
    public void The_words_of_a_failing_engine_are_handed_on()
    {
        using var engine = new StandInWindowsEngine { Instead = path => path == "/info" ? (500, """{"message":"hcs is shutting down."}""") : null };

        var result = session.Run("param($h) Get-ContainerHost $h", ("h", engine.DockerHost));

        Assert.Equal(["EngineFailed"], result.ErrorIds);
        Assert.Contains("HTTP 500 hcs is shutting down.", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.41", "1.12", "/v1.41/info")]
    [InlineData("1.52", "1.44", "/v1.52/info")]
    [InlineData("1.60", "1.44", "/v1.52/info")]
    [InlineData("1.70", "1.60", "/v1.60/info")]
    public void The_newest_version_of_the_API_that_both_know_is_spoken(string newest, string oldest, string expected)
    {
        using var engine = new StandInWindowsEngine { ApiVersion = newest, MinApiVersion = oldest };

        session.Run("param($h) Get-ContainerHost $h", ("h", engine.DockerHost)).ThrowIfFailed();

        Assert.Equal(["/version", expected, expected.Replace("info", "networks", StringComparison.Ordinal)], engine.Requests);
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_shows_the_version_and_how_to_reach_the_engine()
    {
        using var engine = new StandInWindowsEngine();

        var (exitCode, text, _) = ShellProcess.Run($"Get-ContainerHost {engine.DockerHost}");

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, exitCode);
        Assert.Equal(["Name", "OS", "Product", "Version", "Isolation", "Store", "Engine", "Endpoint"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["WIN-LQ7VJ3K0M2D", "windows", "Server", "10.0.20348.169", "Process", "Classic", "29.0.1", engine.DockerHost],
            lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    [Trait("Needs", "Linux")]
    public void Other_computers_cannot_be_asked_from_here_which_is_one_error_for_each()
    {
        var result = session.Run("Get-ContainerHost -ComputerName build-1, build-2; Test-ContainerHost -ComputerName build-1 -Quiet");

        Assert.Equal(Enumerable.Repeat("PlatformNotSupported", 3), result.ErrorIds);
        Assert.Equal(["build-1", "build-2"], result.Errors.Take(2).Select(error => (string)error.TargetObject).Order());
        Assert.Equal(false, result.Single.BaseObject);
    }

    [Theory]
    [InlineData("-ComputerName a -DockerHost b", "AmbiguousParameterSet")]
    [InlineData("-ComputerName a -OperationTimeoutSec 0", "ParameterArgumentValidationError")]
    [InlineData("-ComputerName a -ThrottleLimit 0", "ParameterArgumentValidationError")]
    [InlineData("-DockerHost a -ThrottleLimit 5", "AmbiguousParameterSet")]
    public void Parameters_that_do_not_go_together_are_refused(string parameters, string error) => Assert.Equal([error], session.Run("Get-ContainerHost " + parameters).ErrorIds);
}
