#if NET10_0_OR_GREATER
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Shell;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>What becomes of scenarios, limits and sizes on their way into parameters.</summary>
public sealed class BuildInputTests
{
    static readonly GoBuildScenario Mine = new("Mine", GoBuildBase.Tmpfs);

    public static TheoryData<object?, string> Scenarios => new()
    {
        { "plain", "Plain" },
        { "AGENTCACHE", "AgentCache" },
        { PSObject.AsPSObject("Host"), "Host" },
        { Mine, "Mine" },
        { PSObject.AsPSObject(Mine), "Mine" },
        { new object[] { "host", Mine, PSObject.AsPSObject(Mine) }, "Host Mine Mine" },
        { new List<string> { "host", "plain" }, "Host Plain" },
        { new ArrayList { "host", Mine }, "Host Mine" },
        { new Queue<string>(["host", "plain"]), "Host Plain" },
        { PSObject.AsPSObject(new List<object> { PSObject.AsPSObject("tmpfs") }), "Tmpfs" },
        { new HashSet<GoBuildScenario> { Mine }, "Mine" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenarios_come_by_name_and_as_objects_in_lists_of_any_kind(object? input, string expected) =>
        Assert.Equal(expected, string.Join(" ", (GoBuildScenario[])new GoBuildScenarioTransformationAttribute().Transform(null!, input!)));

    [Theory]
    [InlineData("")]
    [InlineData("Plain ")]
    [InlineData("Docker")]
    [InlineData(7)]
    [InlineData(null)]
    public void What_is_no_scenario_is_told_the_names_that_are(object? input)
    {
        var error = Assert.Throws<ArgumentTransformationMetadataException>(() => new GoBuildScenarioTransformationAttribute().Transform(null!, input!));

        Assert.Contains("Host, Plain, BindMount, CacheVolume, Tmpfs, KeptContainer, AgentCache", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<object, string> Rates => new()
    {
        { "/dev/sda:10mb", "/dev/sda:10485760" },
        { "/dev/disk/by-id/a:b:1k", "/dev/disk/by-id/a:b:1024" },
        { new DeviceRate("/dev/sda", 5), "/dev/sda:5" },
        { new ArrayList { PSObject.AsPSObject("/dev/sda:1"), new DeviceRate("/dev/sdb", 2) }, "/dev/sda:1 /dev/sdb:2" },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Limits_name_a_device_and_a_rate(object input, string expected) =>
        Assert.Equal(expected, string.Join(" ", ((DeviceRate[])new DeviceRateTransformationAttribute().Transform(null!, input)).Select(rate => rate.ToString())));

    [Theory]
    [InlineData("/dev/sda")]
    [InlineData(":10mb")]
    [InlineData("/dev/sda:")]
    [InlineData("/dev/sda:0")]
    [InlineData("/dev/sda:-1")]
    [InlineData("/dev/sda:fast")]
    [InlineData("/dev/sda:99999999p")]
    [InlineData(10)]
    public void What_is_no_limit_is_told_the_form(object input) => Assert.Contains(
        "/dev/sda:10mb", Assert.Throws<ArgumentTransformationMetadataException>(() => new DeviceRateTransformationAttribute().Transform(null!, input)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("512m", 512L << 20)]
    [InlineData("1 GiB", 1L << 30)]
    [InlineData(7, 7)]
    [InlineData("many", "many")]
    [InlineData(null, null)]
    public void A_size_in_words_becomes_bytes_and_all_else_is_left_to_PowerShell(object? input, object? expected)
    {
        Assert.Equal(expected, new ByteSizeTransformationAttribute().Transform(null!, input!));
        if (input is not null)
            Assert.Equal(expected is long ? expected : input, PSObject.AsPSObject(new ByteSizeTransformationAttribute().Transform(null!, PSObject.AsPSObject(input))!).BaseObject);
    }

    [Theory]
    [InlineData("cache:/go", "cache:/go", ContainerMountType.Volume)]
    [InlineData("cache:/go:ro", "cache:/go:ro", ContainerMountType.Volume)]
    [InlineData("cache:/go:rw", "cache:/go", ContainerMountType.Volume)]
    [InlineData(@"cache:C:\go", @"cache:C:\go", ContainerMountType.Volume)]
    [InlineData("tmpfs:/tmp", "tmpfs:/tmp", ContainerMountType.Tmpfs)]
    public void Mounts_without_a_folder_need_no_session(string input, string expected, ContainerMountType type)
    {
        var mount = Assert.Single((ContainerMount[])new ContainerMountTransformationAttribute().Transform(null!, input));

        Assert.Equal((expected, type), (mount.ToString(), mount.Type));
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("cache:")]
    [InlineData(":/go")]
    [InlineData("cache:go")]
    [InlineData("cache:/go:rx")]
    [InlineData("cache:/go:ro:ro")]
    [InlineData(7)]
    public void What_is_no_mount_is_told_the_form(object input) => Assert.Contains(
        "source:target", Assert.Throws<ArgumentTransformationMetadataException>(() => new ContainerMountTransformationAttribute().Transform(null!, input)).Message, StringComparison.Ordinal);
}
#endif
