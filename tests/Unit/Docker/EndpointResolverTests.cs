using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using Xunit;

namespace WinDockerTools.Tests.Docker;

public sealed class EndpointResolverTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, string> variables = [];
    readonly EndpointResolver resolver;

    public EndpointResolverTests()
    {
        variables["DOCKER_CONFIG"] = folder.Path;
        resolver = new EndpointResolver(name => variables.TryGetValue(name, out var value) ? value : null);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_engine_in_reach_is_found_in_the_order_of_the_docker_command()
    {
        AddContext("one", "tcp://one:2375");
        AddContext("two", "tcp://two:2375");

        Assert.Equal((EngineAddress.Default, "default"), (resolver.InReach().Address, resolver.InReach().Context));
        File.WriteAllText(folder.File("config.json"), """{"auths":{},"currentContext":"one"}""");
        Assert.Equal(("tcp://one:2375", "one"), (resolver.InReach().ToString(), resolver.InReach().Context));
        variables["DOCKER_CONTEXT"] = "two";
        Assert.Equal(("tcp://two:2375", "two"), (resolver.InReach().ToString(), resolver.InReach().Context));
        variables["DOCKER_HOST"] = "tcp://three:2375";
        Assert.Equal(("tcp://three:2375", null), (resolver.InReach().ToString(), resolver.InReach().Context));
        Assert.Equal("tcp://one:2375", resolver.ByContext("one").ToString());
        Assert.Equal("tcp://three:2375", resolver.ByContext("default").ToString());
    }

    [Fact]
    public void An_empty_variable_is_none()
    {
        variables["DOCKER_HOST"] = variables["DOCKER_CONTEXT"] = variables["DOCKER_TLS_VERIFY"] = "";

        Assert.Equal(EngineAddress.Default, resolver.InReach().Address);
    }

    [Theory]
    [InlineData("build01", "tcp://build01:2375")]
    [InlineData("build01:4000", "tcp://build01:4000")]
    [InlineData("tcp://build01", "tcp://build01:2375")]
    [InlineData("tcp://:4000", "tcp://localhost:4000")]
    [InlineData("tcp://[::1]:4000", "tcp://[::1]:4000")]
    [InlineData("http://build01:80", "http://build01:80")]
    [InlineData("https://build01:8443/", "https://build01:8443/")]
    [InlineData("unix:///run/user/1000/docker.sock", "unix:///run/user/1000/docker.sock")]
    public void An_address_is_read_as_docker_reads_it(string text, string expected) =>
        Assert.Equal(expected, resolver.ByAddress(text).ToString());

    [Theory]
    [InlineData("npipe://./pipe/docker_engine", true)]
    [InlineData("npipe://build01/pipe/docker_engine", false)]
    [InlineData("unix:///var/run/docker.sock", true)]
    [InlineData("tcp://127.0.0.1:2375", false)]
    public void A_loopback_port_may_be_a_tunnel_and_does_not_count_as_local(string address, bool expected) =>
        Assert.Equal(expected, new DockerEndpoint(new Uri(address)).IsLocal);

    [Theory]
    [InlineData("ssh://user@build01")]
    [InlineData("fd://3")]
    [InlineData("carrier-pigeon://build01")]
    [InlineData("tcp://")]
    [InlineData("tcp://build01:port")]
    [InlineData(".")]
    [InlineData("unix:///a/path/that/is/longer/than/the/ninety-one/bytes/that/a/socket/address/can/hold/in/all/docker.sock")]
    public void An_address_that_cannot_be_used_says_so(string text) =>
        Assert.Equal(FaultKind.EngineEndpointUnsupported, Assert.Throws<FaultException>(() => resolver.ByAddress(text)).Kind);

    [Fact]
    public void A_context_over_ssh_is_refused_with_the_address()
    {
        AddContext("far", "ssh://user@build01");

        var fault = Assert.Throws<FaultException>(() => resolver.ByContext("far"));

        Assert.Equal((FaultKind.EngineEndpointUnsupported, "ssh://user@build01"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public void Certificates_come_from_the_folder_of_the_variables()
    {
        File.WriteAllText(folder.File("ca.pem"), "");
        variables["DOCKER_CERT_PATH"] = folder.Path;

        Assert.Null(resolver.ByAddress("tcp://build01").Tls);
        variables["DOCKER_TLS_VERIFY"] = "1";
        var endpoint = resolver.ByAddress("tcp://build01");
        Assert.Equal("tcp://build01:2376", endpoint.ToString());
        Assert.Equal(new TlsFiles(folder.File("ca.pem"), null, null), endpoint.Tls);
        Assert.Null(resolver.ByAddress("unix:///var/run/docker.sock").Tls);
    }

    [Fact]
    public void TLS_without_any_certificate_file_is_an_error_and_never_plain()
    {
        variables["DOCKER_TLS_VERIFY"] = "1";
        variables["DOCKER_CERT_PATH"] = folder.File("nowhere");

        Assert.Equal(FaultKind.EngineCertificateInvalid, Assert.Throws<FaultException>(() => resolver.ByAddress("tcp://build01")).Kind);
    }

    [Fact]
    public void Certificates_of_a_context_come_with_it()
    {
        AddContext("secure", "tcp://build01:2376");
        var tls = DockerContext.TlsFolder(folder.Path, "secure");
        Directory.CreateDirectory(tls);
        File.WriteAllText(Path.Combine(tls, "key.pem"), "");

        Assert.Equal(new TlsFiles(null, null, Path.Combine(tls, "key.pem")), resolver.ByContext("secure").Tls);
    }

    [Fact]
    public void A_missing_context_is_not_found() =>
        Assert.Equal(FaultKind.EngineContextNotFound, Assert.Throws<FaultException>(() => resolver.ByContext("nowhere")).Kind);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"currentContext":7}""")]
    public void A_broken_configuration_is_named(string json)
    {
        File.WriteAllText(folder.File("config.json"), json);

        var fault = Assert.Throws<FaultException>(resolver.InReach);

        Assert.Equal((FaultKind.DockerConfigInvalid, folder.File("config.json")), (fault.Kind, fault.Subject));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"Endpoints":[]}""")]
    [InlineData("""{"Endpoints":{"docker":{"Host":1}}}""")]
    public void A_broken_context_is_named(string json)
    {
        AddContext("odd", "tcp://x");
        File.WriteAllText(DockerContext.MetaFile(folder.Path, "odd"), json);

        Assert.Equal(FaultKind.DockerConfigInvalid, Assert.Throws<FaultException>(() => resolver.ByContext("odd")).Kind);
    }

    [Fact]
    public void Contexts_are_listed_by_name_with_the_default_first()
    {
        AddContext("zeta", "tcp://x");
        AddContext("Alpha", "tcp://x");

        Assert.Equal(["default", "Alpha", "zeta"], resolver.Contexts.Names());
    }

    [Fact]
    public void A_broken_context_hides_no_other_where_all_are_looked_at()
    {
        AddContext("broken", "tcp://x");
        AddContext("far", "ssh://user@x");
        AddContext("near", "tcp://y:2375");
        File.WriteAllText(DockerContext.MetaFile(folder.Path, "broken"), "{");
        var damaged = new List<FaultException>();

        Assert.Equal(["default", "far", "near"], resolver.Contexts.Names(damaged.Add));
        Assert.Equal(FaultKind.DockerConfigInvalid, Assert.Single(damaged).Kind);
        Assert.Throws<FaultException>(() => resolver.Contexts.Names());
        Assert.Equal([("default", EngineAddress.Default.ToString()), ("near", "tcp://y:2375")], Told());
        variables["DOCKER_HOST"] = "tcp://z:2375";
        Assert.Equal([("default", "tcp://z:2375"), ("near", "tcp://y:2375")], Told());

        (string?, string)[] Told() => [.. resolver.ContextEndpoints().Select(context => (context.Context, context.ToString()))];
    }

    [Theory]
    [InlineData("npipe://./pipe/docker_engine", "npipe://localhost/pipe/Docker_Engine", true)]
    [InlineData("npipe://./pipe/docker_engine", "npipe://build01/pipe/docker_engine", false)]
    [InlineData("npipe://./pipe/docker_engine", "npipe://./pipe/dockerDesktopLinuxEngine", false)]
    [InlineData("tcp://Build01:2375", "tcp://build01:2375/", true)]
    [InlineData("tcp://build01:2375", "tcp://build01:2376", false)]
    [InlineData("tcp://build01:2376", "https://build01:2376", false)]
    [InlineData("unix:///nowhere/Docker.sock", "unix:///nowhere/docker.sock", false)]
    public void An_address_is_known_again_in_other_words(string address, string other, bool expected) =>
        Assert.Equal(expected, new DockerEndpoint(new Uri(address)).IsAtSameAddress(new DockerEndpoint(new Uri(other), "any")));

    void AddContext(string name, string host) => DockerContext.Write(folder.Path, name, host);
}
