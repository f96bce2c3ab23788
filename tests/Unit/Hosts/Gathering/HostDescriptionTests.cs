using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public class HostDescriptionTests
{
    static readonly DockerEndpoint Endpoint = new(new Uri("tcp://build01:2375"));

    // Texts of real engines: docker/docs, moby/moby#43284, and moby's source.
    [Theory]
    [InlineData("10.0.20348", "Microsoft Windows Server Version 21H2 (OS Build 20348.169)", "10.0.20348.169", WindowsProduct.Server)]
    [InlineData("10.0.26100", "Microsoft Windows Server Version 24H2 (OS Build 26100.3194)", "10.0.26100.3194", WindowsProduct.Server)]
    [InlineData("10.0.22631", "Microsoft Windows Version 23H2 (OS Build 22631.4317)", "10.0.22631.4317", WindowsProduct.Client)]
    [InlineData("10.0.22000", "Windows 10 Pro Version 2009 (OS Build 22000.527)", "10.0.22000.527", WindowsProduct.Client)]
    [InlineData("10.0.17763", "Windows Server 2019 Datacenter Version 1809 (OS Build 17763.2452)", "10.0.17763.2452", WindowsProduct.Server)]
    [InlineData("", "Windows Server 2016 Standard Version 1607 (OS Build 14393.4886)", "10.0.14393.4886", WindowsProduct.Server)]
    [InlineData("10.0.20348", "Microsoft Windows Server Version 21H2 (OS Build 20348)", "10.0.20348", WindowsProduct.Server)]
    [InlineData("10.0.20348", "", "10.0.20348", WindowsProduct.Unknown)]
    [InlineData("10.0.20348", "Microsoft Windows Server (OS Build 17763.100)", "10.0.20348", WindowsProduct.Server)]
    [InlineData("10.0.20348.2700", "Microsoft Windows Server Version 21H2 (OS Build 20348.169)", "10.0.20348.2700", WindowsProduct.Server)]
    [InlineData("10.0", "Microsoft Windows Server Version 21H2 (OS Build 20348.169)", "10.0.20348.169", WindowsProduct.Server)]
    [InlineData("rolling", "Microsoft Windows Server", null, WindowsProduct.Server)]
    public void The_Windows_version_is_put_together_from_both_places(string osVersion, string text, string? version, WindowsProduct product)
    {
        var host = HostDescription.Of(Endpoint, new EngineInfo { OSType = "windows", OSVersion = osVersion, OperatingSystem = text }, null);

        Assert.Equal(version, host.Version?.ToString());
        Assert.Equal(product, host.Product);
    }

    [Theory]
    [InlineData("Microsoft Windows Server", 20348, 2700, "10.0.20348.2700")]
    [InlineData("Microsoft Windows Server", 26100, 2700, "10.0.20348")]
    [InlineData("Microsoft Windows Server Version 21H2 (OS Build 20348.169)", 20348, 2700, "10.0.20348.169")]
    public void The_registry_completes_a_missing_revision_of_its_own_build_only(string text, int build, int revision, string expected)
    {
        var registry = new WindowsRegistryFacts(new Version(10, 0, build, revision), "Server", null, null);

        var host = HostDescription.Of(Endpoint, new EngineInfo { OSType = "windows", OSVersion = "10.0.20348", OperatingSystem = text }, registry);

        Assert.Equal(expected, host.Version?.ToString());
    }

    [Fact]
    public void What_an_engine_does_not_say_is_unknown_and_not_a_default()
    {
        var host = HostDescription.Of(Endpoint, new EngineInfo { OSType = "linux" }, null);

        Assert.Null(host.Name);
        Assert.Null(host.Version);
        Assert.Null(host.Architecture);
        Assert.Null(host.DefaultIsolation);
        Assert.Null(host.ImageStore);
        Assert.Null(host.Runtime);
        Assert.False(host.IsDockerDesktop);
    }

    [Theory]
    [InlineData("overlayfs", "driver-type", "io.containerd.snapshotter.v1", ImageStore.Containerd)]
    [InlineData("overlayfs", "Backing Filesystem", "extfs", ImageStore.Classic)]
    [InlineData("windows", "driver-type", "io.containerd.snapshotter.v1", ImageStore.Containerd)]
    [InlineData("windowsfilter", "Windows", "", ImageStore.Classic)]
    public void The_store_is_told_by_its_mark_and_not_by_the_name_of_the_driver(string driver, string name, string value, ImageStore expected)
    {
        var info = new EngineInfo { Driver = driver, DriverStatus = [("Supports d_type", "true"), (name, value)] };

        Assert.Equal(expected, HostDescription.Of(Endpoint, info, null).ImageStore);
    }

    [Theory]
    [InlineData("x86_64", "amd64")]
    [InlineData("aarch64", "arm64")]
    [InlineData("armv7l", "arm")]
    [InlineData("i686", "386")]
    [InlineData("riscv64", "riscv64")]
    public void Processors_have_the_names_that_images_use(string kernel, string expected) =>
        Assert.Equal(expected, HostDescription.Of(Endpoint, new EngineInfo { Architecture = kernel }, null).Architecture);

    [Theory]
    [InlineData("22631", "Client", "23H2", WindowsProduct.Client, "Microsoft Windows Version 23H2 (OS Build 22631.4317)")]
    [InlineData("20348", "Server Core", "21H2", WindowsProduct.Server, "Microsoft Windows Server Version 21H2 (OS Build 20348.4317)")]
    [InlineData("14393", "Nano Server", null, WindowsProduct.Server, "Microsoft Windows Server (OS Build 14393.4317)")]
    [InlineData("20348", null, null, WindowsProduct.Unknown, "Microsoft Windows (OS Build 20348.4317)")]
    public void A_Windows_machine_without_an_engine_is_described_by_its_registry(
        string build, string? installationType, string? displayVersion, WindowsProduct product, string text)
    {
        var facts = WindowsRegistryFacts.Read(Values(build, 4317, installationType, displayVersion))!;

        var host = HostDescription.Of(facts);

        Assert.Equal(("windows", product, text), (host.OS, host.Product, host.OperatingSystem));
        Assert.Equal($"10.0.{build}.4317", host.Version?.ToString());
        Assert.Null(host.EngineVersion);
    }

    [Fact]
    public void A_revision_above_the_signed_range_is_not_taken_for_a_negative_one() =>
        Assert.Equal("10.0.20348", WindowsRegistryFacts.Read(Values("20348", -1, "Server", null))?.Version.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("twenty")]
    public void A_registry_without_a_build_tells_nothing(string? build) =>
        Assert.Null(WindowsRegistryFacts.Read(Values(build, 1, "Server", null)));

    static Func<string, object?> Values(string? build, int revision, string? installationType, string? displayVersion)
    {
        var values = new Dictionary<string, object?>
        {
            ["CurrentBuildNumber"] = build,
            ["CurrentMajorVersionNumber"] = 10,
            ["CurrentMinorVersionNumber"] = 0,
            ["UBR"] = revision,
            ["InstallationType"] = installationType,
            ["DisplayVersion"] = displayVersion,
            ["ProductName"] = "Windows 10 Pro",
        };
        return name => values.TryGetValue(name, out var value) ? value : null;
    }

    [Fact]
    public void Networks_of_the_engine_are_told_with_their_ranges()
    {
        var host = HostDescription.Of(Endpoint, new EngineInfo { OSType = "linux" }, null, new HostAdditions
        {
            Networks = [new EngineNetwork("bridge", "bridge", [("172.17.0.0/16", "172.17.0.1"), ("", "")]), new EngineNetwork("none", "null", [])],
        });

        Assert.Equal(["bridge (bridge 172.17.0.0/16)", "none (null)"], host.Networks!.Select(network => network.ToString()));
        Assert.Null(HostDescription.Of(Endpoint, new EngineInfo { OSType = "linux" }, null).Networks);
    }

    [Fact]
    public void What_DISM_tells_of_features_comes_before_what_others_tell()
    {
        var inventory = new InventoryFacts { Processors = 4, Features = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.Enabled } };
        var pending = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.EnablePending };

        Assert.Equal((4, FeatureState.EnablePending), (ThisWindows.Join(inventory, pending)!.Processors, ThisWindows.Join(inventory, pending)!.Features!["Containers"]));
        Assert.Equal(FeatureState.EnablePending, ThisWindows.Join(null, pending)!.Features!["Containers"]);
        Assert.Same(inventory, ThisWindows.Join(inventory, null));
    }
}
