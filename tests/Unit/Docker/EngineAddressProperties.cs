using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Docker;

public sealed class EngineAddressProperties
{
    static readonly Gen<string> Addresses = Nasty.Words(
        "tcp://", "unix://", "npipe://", "ssh://", "https://", "http://", "fd://", "build01", "127.0.0.1", "[::1]", "[::", ":2375", ":99999", ":", "/", "//./pipe/docker_engine", "/var/run/docker.sock", "user@", "?a", "#b", "%zz", "");

    [Fact]
    public void Any_text_is_an_address_or_is_refused() => Fuzz.Run(
        Gen.Select(Gen.Frequency((1, Nasty.Text), (4, Addresses)), Gen.Bool),
        input => Assert.True(EngineAddress.Parse(input.Item1, input.Item2).IsAbsoluteUri),
        [FaultKind.EngineEndpointUnsupported]);
}
