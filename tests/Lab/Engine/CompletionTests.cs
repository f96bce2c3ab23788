using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>Completion without a real engine; it stands here since it sets variables of the process.</summary>
public sealed class CompletionTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Variables variables = new();
    readonly EngineSession session = new();

    public CompletionTests()
    {
        variables.Set("DOCKER_CONFIG", folder.Path);
        variables.Set("DOCKER_HOST", null);
        variables.Set("DOCKER_CONTEXT", null);
    }

    public void Dispose()
    {
        session.Dispose();
        variables.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Contexts_are_offered_and_quoted_where_needed()
    {
        DockerContext.Write(folder.Path, "build farm's", "tcp://x");
        DockerContext.Write(folder.Path, "build-01", "tcp://x");
        DockerContext.Write(folder.Path, "test", "tcp://x");

        Assert.Equal(["'build farm''s'", "build-01"], Completion.Of(session, "Get-ContainerHost -Context bui"));
        Assert.Equal(["'build-01'"], Completion.Of(session, "Get-ContainerHost -Context \"build-0"));
        Assert.Equal(["'build farm''s'", "build-01", "default", "test"], Completion.Of(session, "Get-ContainerHost -Context "));
    }

    [Fact]
    public void A_broken_Docker_configuration_offers_nothing_and_breaks_nothing()
    {
        DockerContext.Write(folder.Path, "odd", "tcp://x");
        File.WriteAllText(Directory.GetFiles(folder.Path, "meta.json", SearchOption.AllDirectories)[0], "{");

        Assert.Empty(Completion.Of(session, "Get-ContainerHost -Context od"));
    }

    [Fact]
    public void Image_names_come_from_the_engine_that_the_current_context_names()
    {
        using var engine = new StandInWindowsEngine(images:
        [
            new StandInImage("mcr.microsoft.com/windows/nanoserver:ltsc2022", "10.0.20348.2700"),
            new StandInImage("shop", "10.0.20348.2700") { Id = "sha256:" + new string('d', 64) },
        ]);
        DockerContext.Write(folder.Path, "here", engine.DockerHost);
        variables.Set("DOCKER_CONTEXT", "here");

        Assert.Equal(["mcr.microsoft.com/windows/nanoserver:ltsc2022"], Completion.Of(session, "Get-ContainerImagePlatform nano"));
        Assert.Equal(["mcr.microsoft.com/windows/nanoserver:ltsc2022", "shop:latest"], Completion.Of(session, "Get-ContainerImagePlatform -Image "));
    }

    [Theory]
    [InlineData("-DockerHost {0} -Image sh")]
    [InlineData("-DockerHost {0}, tcp://127.0.0.1:1 -Image sh")]
    [InlineData("-Context here -Image sh")]
    public void Image_names_come_from_the_engine_that_the_command_line_names(string arguments)
    {
        using var engine = new StandInWindowsEngine(images: [new StandInImage("shop:1", "10.0.20348.2700")]);
        DockerContext.Write(folder.Path, "here", engine.DockerHost);
        variables.Set("DOCKER_HOST", "tcp://127.0.0.1:1");

        Assert.Equal(["shop:1"], Completion.Of(session, "Test-ContainerImageCompatibility " + string.Format(CultureInfo.InvariantCulture, arguments, engine.DockerHost)));
    }

    [Fact]
    public void An_engine_that_answers_nothing_holds_completion_up_for_less_than_a_second()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        variables.Set("DOCKER_HOST", $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        Completion.Of(session, "Get-ContainerHost -Context x");

        var time = Stopwatch.StartNew();
        Assert.Empty(Completion.Of(session, "Get-ContainerImagePlatform no-such-name"));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(1.5), $"it took {time.Elapsed}");
    }
}
