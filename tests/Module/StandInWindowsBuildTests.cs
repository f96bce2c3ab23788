using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Docker;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>
/// Windows containers do not exist here: what an engine of theirs is asked for is looked at, and what it answers comes
/// from a stand-in.
/// </summary>
public sealed class StandInWindowsBuildTests : IDisposable
{
    const string Call = "param($p, $h) Measure-GoBuildInContainer $p -DockerHost $h -Image golang:nanoserver -Warmup 0 -Iteration 1 ";

    readonly EngineSession session = new();
    readonly TemporaryFolder folder = new();
    readonly StandInContainers containers = new(Say, TimeSpan.FromSeconds(2.5));
    readonly StandInWindowsEngine engine;

    public StandInWindowsBuildTests()
    {
        File.WriteAllText(folder.File("go.mod"), "module example.com/app\n\ngo 1.24\n");
        Directory.CreateDirectory(folder.File("cmd"));
        File.WriteAllText(Path.Combine(folder.File("cmd"), "main.go"), "package main\n\nfunc main() {}\n");
        engine = new StandInWindowsEngine { Containers = containers };
    }

    public void Dispose()
    {
        engine.Dispose();
        folder.Dispose();
        session.Dispose();
    }

    [Fact]
    public void Against_a_stand_in_Windows_paths_and_the_engines_clock_are_used()
    {
        var result = session.Run(Call + "-Package ./cmd -Scenario Plain, CacheVolume -State Cold", ("p", folder.Path), ("h", engine.DockerHost)).ThrowIfFailed();

        Assert.All(result.Output, item =>
        {
            Assert.Equal(TimeSpan.FromSeconds(2.5), item.Value("Median"));
            Assert.Equal("windows/amd64", item.Value("TargetPlatform"));
            Assert.Null(item.Value("CpuTime"));
            Assert.Null(item.Value("ThrottledTime"));
        });
        var build = containers.Made.First(item => ((string)item["Name"]!).EndsWith("-build-1", StringComparison.Ordinal));
        Assert.Equal(
            ["go", "build", "-o", @"C:\Windows\Temp\windockertools-out-1\", "./cmd"],
            build["Entrypoint"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(@"C:\windockertools-src", (string)build["WorkingDir"]!);
        Assert.All(containers.SentTo, path => Assert.Equal(@"C:\", path));
        Assert.Empty(containers.Left);
    }

    [Fact]
    public void Against_a_stand_in_the_caches_lie_on_volumes_where_go_env_says()
    {
        session.Run(Call + "-Package ./cmd -Scenario CacheVolume -State Edit", ("p", folder.Path), ("h", engine.DockerHost)).ThrowIfFailed();

        var mounts = containers.Made[^1]["HostConfig"]!["Mounts"]!.AsArray();
        Assert.Equal(
            [@"volume C:\Users\ContainerAdministrator\AppData\Local\go-build", @"volume C:\Users\ContainerAdministrator\go\pkg\mod"],
            mounts.Select(mount => $"{mount!["Type"]} {mount["Target"]}"));
        Assert.Empty(containers.Left);
    }

    [Fact]
    public void Against_a_stand_in_isolation_is_a_property_of_the_scenario()
    {
        session.Run(Call + "-Package ./cmd -Scenario (New-GoBuildScenario Isolated -Isolation HyperV) -State Cold", ("p", folder.Path), ("h", engine.DockerHost)).ThrowIfFailed();

        Assert.All(containers.Made, item => Assert.Equal("hyperv", (string)item["HostConfig"]!["Isolation"]!));
    }

    [Fact]
    public void Against_a_stand_in_what_is_recommended_keeps_caches_on_volumes()
    {
        var result = session.Run(Call + "-Package ./cmd -Scenario Recommended -State Edit", ("p", folder.Path), ("h", engine.DockerHost)).ThrowIfFailed();

        Assert.Equal("Recommended", result.Single.Value("Scenario"));
        Assert.NotEmpty(containers.Made[^1]["HostConfig"]!["Mounts"]!.AsArray());
    }

    [Fact]
    public void Against_a_stand_in_secrets_that_are_single_files_are_refused()
    {
        File.WriteAllText(folder.File("netrc"), "");

        var result = session.Run(
            Call + "-Package ./cmd -Scenario Plain -State Cold -Secret @{ Netrc = \"$p/netrc\" }", ("p", folder.Path), ("h", engine.DockerHost));

        // The stand-in listens on a port, which may be another machine's.
        Assert.Equal(["BindMountRemote"], result.ErrorIds);
        Assert.Empty(containers.Made);
    }

    static (int, string, string) Say(System.Collections.Generic.IReadOnlyList<string> command) => command.Contains("env")
        ? (0, new JsonObject
        {
            ["GOROOT"] = @"C:\go",
            ["GOVERSION"] = "go1.24.1",
            ["GOOS"] = "windows",
            ["GOARCH"] = "amd64",
            ["GOCACHE"] = @"C:\Users\ContainerAdministrator\AppData\Local\go-build",
            ["GOMODCACHE"] = @"C:\Users\ContainerAdministrator\go\pkg\mod",
        }.ToJsonString(), "")
        : (0, "", "");
}
