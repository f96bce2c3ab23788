using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Windows;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>Engines are stand-ins, contexts are files of a folder of the test. What else this machine has is not looked at.</summary>
[Collection(nameof(Alone))]
public sealed class GetContainerHostAllTests : IDisposable
{
    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_engine_is_given_once_and_a_context_without_one_is_an_error()
    {
        using StandInWindowsEngine first = new(), same = new();
        using var other = new StandInWindowsEngine { Id = "another" };
        DockerContext.Write(folder.Path, "alike", same.DockerHost);
        DockerContext.Write(folder.Path, "far", "ssh://user@build01");
        DockerContext.Write(folder.Path, "gone", "tcp://127.0.0.1:1");
        DockerContext.Write(folder.Path, "other", other.DockerHost);

        var result = Run(first.DockerHost);

        Assert.Equal(
            [(first.DockerHost, null, "default alike"), (other.DockerHost, "other", "other")],
            result.Output.Where(host => (string?)host.Value("OS") == "windows").Select(host => (
                host.Value("Endpoint"), host.Value("Context"), string.Join(' ', Assert.IsAssignableFrom<IReadOnlyList<string>>(host.Value("Contexts"))))));
        Assert.Equal([("EngineEndpointUnsupported", "far"), ("EngineUnreachable", "gone")], result.ErrorIds.Zip(result.Errors.Select(error => error.TargetObject)));
        Assert.All([first, same, other], engine => Assert.Single(engine.Requests, path => path.EndsWith("/info", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Needs", "Linux")]
    public void A_socket_that_was_only_found_and_does_not_answer_is_told_to_who_wants_to_know()
    {
        using var engine = new StandInWindowsEngine();
        File.WriteAllText(folder.File("docker.sock"), "");

        var result = Run(engine.DockerHost).ThrowIfFailed();

        Assert.Contains(result.Verbose, text => text.Contains(folder.File("docker.sock"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_engine_and_one_address_are_not_asked_for_together() =>
        Assert.Equal(["AmbiguousParameterSet"], session.Run("Get-ContainerHost -All -DockerHost tcp://127.0.0.1:1").ErrorIds);

    SessionResult Run(string host) => session.Run(
        """
        param($c, $h)
        $before = $env:DOCKER_CONFIG, $env:XDG_RUNTIME_DIR, $env:DOCKER_HOST
        $env:DOCKER_CONFIG, $env:XDG_RUNTIME_DIR, $env:DOCKER_HOST = $c, $c, $h
        try { Get-ContainerHost -All -Verbose } finally { $env:DOCKER_CONFIG, $env:XDG_RUNTIME_DIR, $env:DOCKER_HOST = $before }
        """,
        ("c", folder.Path),
        ("h", host));
}
