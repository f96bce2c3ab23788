using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Builds.Runs;

public sealed class GoEnvironmentTests
{
    [Fact]
    public void The_answer_of_go_env_is_known_by_name()
    {
        var go = GoEnvironment.Read("""{"GOROOT":"/usr/lib/go","GOOS":"linux","GOARCH":"arm64","GOVERSION":"go1.24.1","GOFLAGS":"","Odd":null}""", "golang");

        Assert.Equal(("go1.24.1", "linux/arm64", "/usr/lib/go/pkg/linux_arm64/fmt.a", ""), (go.GoVersion, go.TargetPlatform, go.PrecompiledPackage, go["GOTOOLCHAIN"]));
    }

    [Fact]
    public void A_toolchain_before_1_16_does_not_tell_its_version() => Assert.Null(GoEnvironment.Read("""{"GOROOT":"/go","GOVERSION":""}""", "golang").GoVersion);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"GOROOT":7}""")]
    [InlineData("go: unknown flag -json")]
    public void Any_other_answer_is_none_of_a_go_command(string answer)
    {
        var fault = Assert.Throws<FaultException>(() => GoEnvironment.Read(answer, "alpine"));

        Assert.Equal((FaultKind.GoToolchainNotFound, "alpine"), (fault.Kind, fault.Subject));
    }

    [Fact]
    public void A_scenario_adds_to_the_call_and_replaces_what_is_single()
    {
        var call = new BuildSettings
        {
            Image = "golang", Cpus = 2, Memory = 1 << 30, GoArgument = ["-v"], DeviceReadBps = [new("/dev/sda", 1)], Network = "none",
            Mounts = [new(ContainerMountType.Volume, "a", "/a")], Environment = new Dictionary<string, string> { ["A"] = "1", ["B"] = "1" },
        };

        var settings = call.With(new GoBuildScenario("mine", GoBuildBase.Plain)
        {
            Memory = 1 << 20, GoArgument = ["-race"], Mounts = [new(ContainerMountType.Volume, "b", "/b")], DeviceReadBps = [new("/dev/sdb", 2)],
            Environment = new Dictionary<string, string> { ["B"] = "2", ["C"] = "2" }, CpuSet = "0",
        });

        Assert.Equal(("golang", 2, 1 << 20, "0", "none"), (settings.Image, settings.Cpus, settings.Memory, settings.CpuSet, settings.Network));
        Assert.Equal(["-v", "-race"], settings.GoArgument);
        Assert.Equal(["a", "b"], System.Linq.Enumerable.Select(settings.Mounts, mount => mount.Source));
        Assert.Equal(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2", ["C"] = "2" }, settings.Environment);
        Assert.Equal("/dev/sdb:2", Assert.Single(settings.DeviceReadBps).ToString());
        Assert.Equal([new DeviceRate("/dev/sda", 1)], call.With(new GoBuildScenario("plain", GoBuildBase.Plain)).DeviceReadBps);
    }
}
