using System;
using System.IO.Pipes;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>Debian's Docker engine, by a named pipe: pipe and program are those of Windows, the engine is of Linux.</summary>
[Collection(nameof(Alone))]
public sealed class EnginePipeTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly string name = "windockertools-" + Guid.NewGuid().ToString("N")[..8];
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    string DockerHost => $"npipe://./pipe/{name}";

    /// <summary>The engine that eng/lab/beside-engine.sh has started.</summary>
    static IPEndPoint Engine()
    {
        const string missing = "lab 'engine' is not here: no dockerd";
        var address = Environment.GetEnvironmentVariable("LAB_ENGINE");
        if (address is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing + " (eng/lab/required)");
        Assert.SkipWhen(address is null, missing);
        return IPEndPoint.Parse(address);
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task An_engine_tells_the_same_by_a_pipe_as_by_its_port()
    {
        var engine = Engine();
        await using var relay = new PipeRelay(name, engine);

        var hosts = session.Run("param($h) Get-ContainerHost $h", ("h", new[] { DockerHost, $"tcp://{engine}" })).ThrowIfFailed().Output;

        string[] byPipe = Told(hosts[0]), byPort = Told(hosts[1]);
        Assert.Contains("OS: linux", byPipe);
        Assert.Equal(byPort, byPipe);
        // A port may lead to another machine.
        Assert.Equal((true, true), (hosts[0].Value("Wsl") is not null, hosts[1].Value("Wsl") is null));

        static string[] Told(PSObject host) => [.. host.Properties.Where(property => property.Name is not ("Endpoint" or "Wsl")).Select(property => $"{property.Name}: {property.Value}")];
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task The_pipe_of_the_engine_is_the_one_in_reach()
    {
        await using var relay = new PipeRelay("docker_engine", Engine());

        var host = session.Run("$before = $env:DOCKER_HOST; $env:DOCKER_HOST = $null; try { Get-ContainerHost } finally { $env:DOCKER_HOST = $before }").ThrowIfFailed().Single;

        Assert.Equal(("npipe://./pipe/docker_engine", "default"), (host.Value("Endpoint"), host.Value("Context")));
        Assert.NotNull(host.Value("EngineVersion"));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task Of_all_engines_those_with_a_pipe_are_found_each_once()
    {
        await using var docker = new PipeRelay("docker_engine", Engine());
        await using var desktop = new PipeRelay("dockerDesktopLinuxEngine", Engine());

        var result = session.Run("$before = $env:DOCKER_HOST; $env:DOCKER_HOST = $null; try { Get-ContainerHost -All } finally { $env:DOCKER_HOST = $before }").ThrowIfFailed();

        Assert.Equal(("npipe://./pipe/docker_engine", "default"), (result.Single.Value("Endpoint"), result.Single.Value("Context")));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task An_engine_whose_pipe_no_setting_names_is_found()
    {
        await using var desktop = new PipeRelay("dockerDesktopLinuxEngine", Engine());

        var host = session.Run("$before = $env:DOCKER_HOST; $env:DOCKER_HOST = $null; try { Get-ContainerHost -All } finally { $env:DOCKER_HOST = $before }").ThrowIfFailed().Single;

        Assert.Equal(("npipe://./pipe/dockerDesktopLinuxEngine", null), (host.Value("Endpoint"), host.Value("Context")));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task A_host_behind_a_pipe_is_checked()
    {
        await using var relay = new PipeRelay(name, Engine());

        var checks = session.Run("param($h) Test-ContainerHost $h", ("h", DockerHost)).ThrowIfFailed().Output
            .ToDictionary(check => (string)check.Value("Id")!, check => check.Value("Result")?.ToString());

        Assert.Equal(32, checks.Count);
        // The engine of Linux on this Windows: a Docker Desktop in its Linux mode is the same.
        Assert.Equal(("Passed", "Passed", "Warning"), (checks["EngineReachable"], checks["EngineAccess"], checks["EngineMode"]));
    }

    [Fact]
    [Trait("Needs", "Wine")]
    public async Task Calls_at_the_same_time_are_all_answered()
    {
        await using var relay = new PipeRelay(name, Engine());

        var hosts = session.Run("param($h) Get-ContainerHost $h, $h, $h", ("h", DockerHost)).ThrowIfFailed().Output;

        Assert.Equal(3, hosts.Count);
    }

    [Fact]
    public async Task A_pipe_that_closes_is_an_engine_that_cannot_be_reached()
    {
        await using var server = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var closing = CloseAsync(server);

        var result = session.Run("param($h) Get-ContainerHost $h", ("h", DockerHost));
        await closing;

        Assert.Equal(["EngineUnreachable"], result.ErrorIds);
        Assert.Equal(DockerHost, result.Errors[0].TargetObject);

        static async Task CloseAsync(NamedPipeServerStream server)
        {
            await server.WaitForConnectionAsync(TestContext.Current.CancellationToken);
            server.Disconnect();
        }
    }

    [Fact]
    public async Task Ctrl_C_ends_a_call_to_a_pipe_that_never_answers()
    {
        await using var server = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var shell = session.Shell("param($h) Get-ContainerHost $h", ("h", DockerHost));
        var running = shell.InvokeAsync();
        await server.WaitForConnectionAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, await server.ReadAsync(new byte[1], TestContext.Current.CancellationToken));

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(shell.Streams.Error);
    }
}
