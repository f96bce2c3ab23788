using System;
using System.Linq;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class DaemonCommandLineTests
{
    static readonly DockerEndpoint Default = new(new Uri("unix:///var/run/docker.sock")), Other = new(new Uri("unix:///tmp/lab/d.sock"));

    static string[] Words(string line) => line.Split(' ');

    static DaemonCommandLine? Find(DockerEndpoint endpoint, params string[] lines) => DaemonReader.Find(endpoint, [.. lines.Select(Words)]);

    [Theory]
    [InlineData("dockerd -H fd:// --containerd=/run/containerd/containerd.sock", "hosts containerd", null)]
    [InlineData("/usr/bin/dockerd --config-file /srv/d.json --label a=b --label=c=d --host unix:///a -Htcp://x", "config-file labels hosts", "/srv/d.json")]
    [InlineData("dockerd -D --config-file=/srv/d.json --insecure-registry r.io --add-runtime x=y --tls", "debug config-file insecure-registries runtimes tls", "/srv/d.json")]
    [InlineData("dockerd", "", null)]
    public void Settings_of_a_command_line_have_the_names_that_a_file_gives_them(string line, string names, string? file)
    {
        var read = new DaemonCommandLine(Words(line));

        Assert.Equal(names, string.Join(" ", read.Names));
        Assert.Equal(file, read.ConfigFile);
    }

    // As "dockerd --register-service" writes it (moby cmd/dockerd/service_windows.go).
    [Theory]
    [InlineData(@"""C:\Program Files\Docker\dockerd.exe"" --run-service -G ""CONTOSO\build agents,docker-users"" --config-file ""D:\my docker\d.json""", @"CONTOSO\build agents,docker-users", @"D:\my docker\d.json", 3)]
    [InlineData(@"C:\docker\dockerd.exe --run-service --group=docker-users", "docker-users", null, 2)]
    [InlineData(@"""C:\Program Files\Docker\dockerd.exe"" --run-service", null, null, 1)]
    [InlineData(@"""C:\Program Files", null, null, 0)]
    [InlineData("", null, null, 0)]
    public void The_command_line_of_a_service_is_taken_apart_as_Windows_does(string line, string? group, string? file, int names)
    {
        var read = DaemonCommandLine.OfService(line);

        Assert.Equal((group, file, names), (read.Group, read.ConfigFile, read.Names.Count));
    }

    [Fact]
    public void An_engine_is_found_by_the_socket_that_it_names()
    {
        Assert.Equal("/l.json", Find(Other, "dockerd", "dockerd --config-file /l.json --host unix:///tmp/lab/d.sock --host tcp://127.0.0.1:1")?.ConfigFile);
        Assert.Equal("/d.json", Find(Default, "dockerd --config-file /d.json -H unix:///run/docker.sock", "dockerd -H unix:///tmp/lab/d.sock")?.ConfigFile);
        Assert.Null(Find(Other, "dockerd", "dockerd -H fd://", "dockerd -H unix:///tmp/lab/e.sock"));
    }

    [Fact]
    public void An_engine_that_names_no_socket_has_the_default_one()
    {
        Assert.SkipUnless(Environment.OSVersion.Platform == PlatformID.Unix, "paths of Unix");
        Assert.NotNull(Find(Default, "dockerd --config-file /d.json", "dockerd -H unix:///tmp/lab/d.sock"));
        Assert.NotNull(Find(Default, "dockerd -H fd:// --containerd=/run/containerd/containerd.sock"));
        Assert.NotNull(Find(Default, "dockerd -H unix:// -H tcp://127.0.0.1:1"));
    }

    [Fact]
    public void Where_several_engines_might_be_meant_none_is()
    {
        Assert.Null(Find(Default, "dockerd", "dockerd -H fd://"));
        Assert.Null(Find(Other, "dockerd -H unix:///tmp/lab/d.sock", "dockerd --host=unix:///tmp/lab/d.sock"));
        Assert.Null(Find(Default));
    }

    [Fact]
    public void Of_an_engine_elsewhere_no_file_is_looked_for() =>
        Assert.Null(DaemonReader.Read(new DockerEndpoint(new Uri("tcp://build-1:2376")), isWindows: false).Path);

    [Fact]
    public void Files_of_engines_that_are_not_seen_are_those_of_the_documentation()
    {
        Assert.SkipUnless(Environment.OSVersion.Platform == PlatformID.Unix, "paths of Unix");

        Assert.EndsWith("docker/daemon.json", DaemonReader.Read(new DockerEndpoint(new Uri("unix:///run/user/1000/docker.sock")), isWindows: false).Path);
        Assert.Null(DaemonReader.Read(new DockerEndpoint(new Uri("unix:///nowhere/d.sock")), isWindows: false).Path);
    }
}
