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

public sealed class EngineWaysTests : IDisposable
{
    static readonly string Default = EngineAddress.Default.ToString();

    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, string> variables = [];

    public EngineWaysTests() => variables["DOCKER_CONFIG"] = folder.Path;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_one_in_reach_comes_first_then_the_contexts_then_what_was_found()
    {
        AddContext("one", "tcp://one:2375");
        AddContext("two", "tcp://two:2375");
        variables["DOCKER_CONTEXT"] = "two";

        Assert.Equal(["tcp://two:2375 two [two]", $"{Default}  [default]", "tcp://one:2375 one [one]", "tcp://found:2375  []"], Told("tcp://found:2375"));
    }

    [Fact]
    public void A_place_is_asked_once_however_many_settings_lead_there()
    {
        AddContext("one", "tcp://build01:2375");
        AddContext("two", "tcp://BUILD01");
        variables["DOCKER_HOST"] = "tcp://build01:2375";

        Assert.Equal(["tcp://build01:2375 tcp://build01:2375 [default one two]", $"{Default}  []"], Told(Default, "tcp://build01:2375"));
    }

    [Fact]
    public void What_was_found_has_a_name_where_a_context_leads_there()
    {
        AddContext("own", Default);

        Assert.Equal([$"{Default} own [default own]"], Told(Default));
    }

    [Fact]
    public void A_place_is_asked_with_each_set_of_certificates()
    {
        AddContext("plain", "tcp://build01:2376");
        AddContext("secure", "tcp://build01:2376");
        var tls = Directory.CreateDirectory(DockerContext.TlsFolder(folder.Path, "secure")).FullName;
        File.WriteAllText(Path.Combine(tls, "ca.pem"), "");

        Assert.Equal([$"{Default}  [default]", "tcp://build01:2376 plain [plain]", "tcp://build01:2376 secure [secure]"], Told());
    }

    [Fact]
    public void What_nobody_can_follow_is_told_once_and_hides_nothing()
    {
        AddContext("broken", "tcp://x");
        File.WriteAllText(DockerContext.MetaFile(folder.Path, "broken"), "{");
        AddContext("far", "ssh://user@build01");
        AddContext("near", "tcp://near:2375");
        variables["DOCKER_CONTEXT"] = "far";

        var ways = Ways();

        Assert.Equal(
            [(FaultKind.EngineEndpointUnsupported, "ssh://user@build01", "far"), (FaultKind.DockerConfigInvalid, DockerContext.MetaFile(folder.Path, "broken"), null)],
            ways.Unusable.Select(way => (way.Fault.Kind, way.Fault.Subject, way.Name)));
        Assert.Equal(["default", "near"], ways.Usable.SelectMany(way => way.Contexts));
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_leaves_the_contexts()
    {
        AddContext("near", "tcp://near:2375");
        File.WriteAllText(folder.File("config.json"), "{");

        var ways = Ways();

        Assert.Equal((FaultKind.DockerConfigInvalid, folder.File("config.json")), (Assert.Single(ways.Unusable).Fault.Kind, ways.Unusable[0].Fault.Subject));
        Assert.Equal(["default", "near"], ways.Usable.SelectMany(way => way.Contexts));
    }

    [Fact]
    public void Of_the_pipes_those_of_engines_are_taken_in_any_case_and_all_where_none_is_told()
    {
        Assert.Equal(
            ["npipe://./pipe/docker_engine", "npipe://./pipe/dockerDesktopLinuxEngine"],
            EnginePlaces.PipesAmong(["InitShutdown", "DockerDesktopLinuxEngine", "docker_engine", "dockerBackendV2"]).Select(address => address.OriginalString));
        Assert.Empty(EnginePlaces.PipesAmong([]));
        Assert.Equal(5, EnginePlaces.PipesAmong(null).Count());
    }

    [Fact]
    public void Sockets_of_the_users_own_are_taken_where_they_are()
    {
        Assert.SkipWhen(Path.DirectorySeparatorChar == '\\', "there are pipes instead on Windows");
        variables["XDG_RUNTIME_DIR"] = "/run/user/1000";
        variables["HOME"] = "/home/me";

        Assert.Equal(["unix:///run/user/1000/docker.sock", "unix:///home/me/.docker/run/docker.sock", "unix:///home/me/.docker/desktop/docker.sock"], Sockets(_ => true));
        Assert.Equal(["unix:///home/me/.docker/desktop/docker.sock"], Sockets(path => path == "/home/me/.docker/desktop/docker.sock"));
        variables["XDG_RUNTIME_DIR"] = "";
        variables.Remove("HOME");
        Assert.Empty(Sockets(_ => true));

        IEnumerable<string> Sockets(Func<string, bool> exists) => EnginePlaces.SocketsAmong(exists, Variable).Select(address => address.OriginalString);
    }

    string[] Told(params string[] found) =>
        [.. Ways(found).Usable.Select(way => $"{way.Endpoint} {way.Name} [{string.Join(" ", way.Contexts)}]")];

    EngineWays Ways(params string[] found) => new(new EndpointResolver(Variable), found.Select(address => new Uri(address)));

    string? Variable(string name) => variables.TryGetValue(name, out var value) ? value : null;

    void AddContext(string name, string host) => DockerContext.Write(folder.Path, name, host);
}
