using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class NewGoBuildScenarioTests : IDisposable
{
    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    PSObject Make(string arguments) => session.Run("New-GoBuildScenario " + arguments).ThrowIfFailed().Single;

    static string Joined(PSObject scenario, string property) => string.Join(" ", ((IEnumerable)scenario.Value(property)!).Cast<object>());

    [Fact]
    public void A_name_alone_is_a_plain_scenario_that_leaves_all_else_to_the_call()
    {
        var scenario = Make("Mine");

        Assert.Equal("WinDockerTools.GoBuildScenario", scenario.TypeNames[0]);
        Assert.Equal(("Mine", "Plain"), (scenario.Value("Name"), $"{scenario.Value("Base")}"));
        Assert.All(["Image", "Cpus", "Memory", "CpuSet", "Network", "Isolation"], property => Assert.Null(scenario.Value(property)));
        Assert.All(["Mounts", "Environment", "GoArgument", "DeviceReadBps", "DeviceWriteBps"], property => Assert.Equal("", Joined(scenario, property)));
    }

    [Fact]
    public void All_that_is_given_is_in_it()
    {
        var scenario = Make(
            "Mine cachevolume -Image golang:1.24 -Environment @{ GOFLAGS = '-v'; GOMAXPROCS = 2 } -GoArgument '-ldflags=-s -w', '-race' -Cpus 1.5 -Memory '512m' -CpuSet '0-1,3' "
                + "-DeviceReadBps /dev/sda:1m -DeviceWriteBps '/dev/sda:2m', '/dev/sdb:3' -Network none -Isolation hyperv");

        Assert.Equal(("CacheVolume", "golang:1.24", 1.5, 512L << 20), ($"{scenario.Value("Base")}", scenario.Value("Image"), scenario.Value("Cpus"), scenario.Value("Memory")));
        Assert.Equal(("0-1,3", "none", "HyperV"), (scenario.Value("CpuSet"), scenario.Value("Network"), $"{scenario.Value("Isolation")}"));
        Assert.Equal("-ldflags=-s -w -race", Joined(scenario, "GoArgument"));
        Assert.Equal("/dev/sda:1048576", Joined(scenario, "DeviceReadBps"));
        Assert.Equal("/dev/sda:2097152 /dev/sdb:3", Joined(scenario, "DeviceWriteBps"));
        Assert.Equal(["[GOFLAGS, -v]", "[GOMAXPROCS, 2]"], ((IEnumerable)scenario.Value("Environment")!).Cast<object>().Select(pair => $"{pair}").Order());
    }

    [Fact]
    public void Mounts_are_folders_volumes_and_memory()
    {
        using var folder = new TemporaryFolder();
        var scenario = session.Run(
            """
            param($p)
            $null = $ExecutionContext.SessionState.Path.SetLocation($p)
            New-GoBuildScenario Mine -Mount ([System.Collections.ArrayList]@('./sub dir:/a', 'cache:/b:ro', 'tmpfs:/c', ((Join-Path $p x) + ':/d:ro')))
            """.Replace("(Join-Path $p x)", "([IO.Path]::Combine($p, 'x'))", StringComparison.Ordinal),
            ("p", folder.Path)).ThrowIfFailed().Single;

        Assert.Equal($"{folder.File("sub dir")}:/a cache:/b:ro tmpfs:/c {folder.File("x")}:/d:ro", Joined(scenario, "Mounts"));
        Assert.Equal(["Bind", "Volume", "Tmpfs", "Bind"], ((IEnumerable)scenario.Value("Mounts")!).Cast<object>().Select(mount => $"{PSObject.AsPSObject(mount).Value("Type")}"));
    }

    [Fact]
    public void Mounts_of_one_scenario_can_be_given_to_another() =>
        Assert.Equal("cache:/b", Joined(Make("Mine -Mount (New-GoBuildScenario Other -Mount cache:/b).Mounts"), "Mounts"));

    [Theory]
    [InlineData("-Image x")]
    [InlineData("-Cpus 1")]
    [InlineData("-Memory 1GB")]
    [InlineData("-CpuSet 0")]
    [InlineData("-Mount cache:/b")]
    [InlineData("-DeviceReadBps /dev/sda:1m")]
    [InlineData("-DeviceWriteBps /dev/sda:1m")]
    [InlineData("-Network none")]
    [InlineData("-Isolation HyperV")]
    public void What_is_for_containers_does_not_go_with_the_host(string argument)
    {
        var result = session.Run($"New-GoBuildScenario Mine Host {argument}");

        var error = (result.Failure as RuntimeException)?.ErrorRecord ?? Assert.Single(result.Errors);
        Assert.StartsWith("ScenarioNotPossible,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(argument.Split(' ')[0] + " is for containers", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_and_arguments_go_with_the_host_too() =>
        Assert.Equal("Host", $"{Make("Mine Host -Environment @{ GOGC = 'off' } -GoArgument '-p=1'").Value("Base")}");

    [Theory]
    [InlineData("")]
    [InlineData("''")]
    [InlineData("Mine Docker")]
    [InlineData("Mine -Cpus 0")]
    [InlineData("Mine -Memory 1MB")]
    [InlineData("Mine -CpuSet 'all'")]
    [InlineData("Mine -CpuSet '0-'")]
    [InlineData("Mine -Mount cache")]
    [InlineData("Mine -Isolation Sandbox")]
    [InlineData("Mine -DeviceReadBps fast")]
    [InlineData("Mine -Network ''")]
    public void What_does_not_fit_is_refused(string arguments)
    {
        var result = session.Run("New-GoBuildScenario " + arguments);

        Assert.IsAssignableFrom<ParameterBindingException>(result.Failure ?? Assert.Single(result.Errors).Exception);
        Assert.Empty(result.Output);
    }

    [Fact]
    [Trait("Needs", "dotnet")]
    public void The_table_shows_what_is_special()
    {
        var (exitCode, output, error) = ShellProcess.Run("New-GoBuildScenario Small Plain -Cpus 0.5 -Memory 256MB -GoArgument '-p=1' -Mount cache:/b:ro", ("NO_COLOR", "1"));

        Assert.True(exitCode == 0, error);
        Assert.Matches(@"Small +Plain +0\.5 +256\.0 +-p=1 +cache:/b:ro", output);
    }
}
