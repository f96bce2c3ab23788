using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using WinDockerTools.Engine.Hosts.Checks;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Platform.Docker;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Checks;

/// <summary>Checks of what the management of Windows tells, over supplied facts.</summary>
public sealed class InventoryCheckTests
{
    public static readonly string[] Ids = ["IsolationAvailable", "HyperVResources", "FileSystemDrivers", "VirusScanner"];

    static HostFacts With(Func<InventoryFacts, InventoryFacts> spoil, WindowsProduct product = WindowsProduct.Server, ContainerHost? engine = null) => SuppliedHost.OnWindows with
    {
        Engine = engine is null ? null : SuppliedHost.Engine(engine),
        Windows = SuppliedHost.ReadyWindows with { Product = product, Inventory = spoil(SuppliedHost.ReadyWindows.Inventory!) },
    };

    static Dictionary<string, FeatureState> Features(FeatureState hyperV, FeatureState? core = null)
    {
        var states = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.Enabled, ["Microsoft-Hyper-V"] = hyperV };
        if (core is { } state)
            states["Microsoft-Hyper-V-Hypervisor"] = state;
        return states;
    }

    [Fact]
    public void What_was_not_told_is_unknown()
    {
        var facts = SuppliedHost.OnWindows with { Windows = SuppliedHost.ReadyWindows with { Inventory = null } };

        Assert.All(Ids.Where(id => id != "HyperVResources"), id => Assert.Equal(CheckResult.Unknown, facts.Check(id).Result));
        Assert.Equal(CheckResult.Unknown, (facts with { Windows = new WindowsFacts() }).Check("HyperVResources").Result);
    }

    [Fact]
    public void Linux_containers_need_none_of_it() =>
        Assert.All([.. Ids, "ContainerNetworks"], id => Assert.Equal(CheckResult.NotApplicable, (SuppliedHost.OnWindows with { Engine = SuppliedHost.Engine(SuppliedHost.Linux) }).Check(id).Result));

    [Theory]
    [InlineData(WindowsProduct.Server, FeatureState.Disabled, CheckResult.Passed, null)]
    [InlineData(WindowsProduct.Server, FeatureState.Enabled, CheckResult.Passed, null)]
    [InlineData(WindowsProduct.Client, FeatureState.Enabled, CheckResult.Passed, null)]
    [InlineData(WindowsProduct.Client, FeatureState.Disabled, CheckResult.Failed, "Enable-ContainerHostFeatures HyperV")]
    [InlineData(WindowsProduct.Client, FeatureState.NotPresent, CheckResult.Failed, "Use Windows Pro")]
    [InlineData(WindowsProduct.Client, FeatureState.EnablePending, CheckResult.Warning, "Restart-Computer")]
    [InlineData(WindowsProduct.Unknown, FeatureState.Disabled, CheckResult.Unknown, null)]
    public void Hyper_V_is_needed_where_containers_start_in_it(WindowsProduct product, FeatureState state, CheckResult result, string? remedy)
    {
        var check = With(inventory => inventory with { Features = Features(state) }, product).Check("IsolationAvailable");

        Assert.Equal(result, check.Result);
        Assert.StartsWith(remedy ?? "", check.Remedy ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_engine_says_of_its_default_comes_before_what_Windows_is()
    {
        var engine = new ContainerHost { OS = "windows", DefaultIsolation = ContainerIsolation.HyperV };

        Assert.Equal(CheckResult.Failed, With(inventory => inventory with { Features = Features(FeatureState.Disabled) }, engine: engine).Check("IsolationAvailable").Result);
    }

    [Fact]
    public void Tools_of_Hyper_V_without_its_core_are_not_enough() => Assert.Equal(
        CheckResult.Failed, With(inventory => inventory with { Features = Features(FeatureState.Enabled, FeatureState.Disabled) }, WindowsProduct.Client).Check("IsolationAvailable").Result);

    [Theory]
    [InlineData(true, false, WindowsProduct.Server, CheckResult.Warning, "Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true")]
    [InlineData(false, false, WindowsProduct.Server, CheckResult.Warning, "Switch the processor's virtualization on")]
    [InlineData(false, true, WindowsProduct.Client, CheckResult.Failed, "bcdedit /set hypervisorlaunchtype auto")]
    public void Hyper_V_without_a_hypervisor_names_what_keeps_it_from_starting(bool isInside, bool isInFirmware, WindowsProduct product, CheckResult result, string remedy)
    {
        var check = With(inventory => inventory with { Features = Features(FeatureState.Enabled), Virtualization = new(false, isInside, isInFirmware) }, product).Check("IsolationAvailable");

        Assert.Equal(result, check.Result);
        Assert.StartsWith(remedy, check.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_silent_default_is_told_beside_what_the_machine_has()
    {
        var check = With(inventory => inventory with { Features = Features(FeatureState.Enabled) }, WindowsProduct.Client).Check("HyperVResources");

        Assert.Equal((CheckResult.Warning, "Containers start in Hyper-V isolation with 1 GB of memory and 2 processors, of 32.0 GiB and 8 processors that the machine has."), (check.Result, check.Seen));
        Assert.StartsWith("Say what a container needs: docker run --memory", check.Remedy, StringComparison.Ordinal);
        Assert.Equal(CheckResult.Passed, With(inventory => inventory with { Features = Features(FeatureState.Enabled) }).Check("HyperVResources").Result);
        Assert.Equal(CheckResult.NotApplicable, With(inventory => inventory with { Features = Features(FeatureState.Disabled) }).Check("HyperVResources").Result);
    }

    [Theory]
    [InlineData(3, 8, true, CheckResult.Failed)]
    [InlineData(16, 1, true, CheckResult.Failed)]
    [InlineData(4, 2, true, CheckResult.Passed)]
    [InlineData(3, 1, false, CheckResult.Passed)]
    public void A_virtual_machine_needs_more_for_others_inside(int gibi, int processors, bool isInside, CheckResult result) => Assert.Equal(result, With(inventory => inventory with
    {
        Features = Features(FeatureState.Enabled), Memory = gibi * SuppliedHost.Gibi, Processors = processors, Virtualization = new(true, isInside, null),
    }).Check("HyperVResources").Result);

    [Theory]
    [InlineData("cbfsconnect2017", CheckResult.Failed)]
    [InlineData("CBFS6", CheckResult.Failed)]
    [InlineData("SomeFilter", CheckResult.Passed)]
    public void A_driver_that_is_known_to_break_layers_is_named(string driver, CheckResult result)
    {
        var check = With(inventory => inventory with { FileSystemDrivers = ["wcifs", driver, "WdFilter"] }).Check("FileSystemDrivers");

        Assert.Equal(result, check.Result);
        Assert.Contains(driver, check.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain("wcifs", check.Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"C:\ProgramData\docker", CheckResult.Passed)]
    [InlineData(@"c:\programdata\", CheckResult.Passed)]
    [InlineData(@"C:\ProgramData\docker\*", CheckResult.Passed)]
    [InlineData(@"C:\ProgramData\docker-other", CheckResult.Warning)]
    [InlineData(@"C:\ProgramData\dock", CheckResult.Warning)]
    [InlineData(@"D:\x", CheckResult.Warning)]
    public void The_engines_data_is_excluded_or_not(string excluded, CheckResult result)
    {
        var check = With(inventory => inventory with { Scanners = [new ScannerFacts("Microsoft Defender", true, [excluded])] }).Check("VirusScanner");

        Assert.Equal((result, result == CheckResult.Passed ? null : @"Add-MpPreference -ExclusionPath 'C:\ProgramData\docker'    # if your rules allow it"), (check.Result, check.Remedy));
    }

    [Fact]
    public void A_scanner_is_judged_by_what_is_known_of_it()
    {
        static CheckResult Of(params ScannerFacts[] scanners) => With(inventory => inventory with { Scanners = scanners }).Check("VirusScanner").Result;

        Assert.Equal(CheckResult.Passed, Of());
        Assert.Equal(CheckResult.Passed, Of(new ScannerFacts("Microsoft Defender", false, [])));
        Assert.Equal(CheckResult.Unknown, Of(new ScannerFacts("Microsoft Defender", true, null)));
        Assert.Equal(CheckResult.Warning, Of(new ScannerFacts("Microsoft Defender", false, []), new ScannerFacts("Some Antivirus", null, null)));
    }

    static HostFacts Networks(params EngineNetwork[] networks) => SuppliedHost.OnWindows with { EngineNetworks = networks, OwnAddresses = [IPAddress.Parse("10.0.0.4"), IPAddress.Parse("172.28.0.1")] };

    static EngineNetwork Nat(string name = "nat", string gateway = "172.28.0.1") => new(name, "nat", [("172.28.0.0/16", gateway)]);

    [Fact]
    public void A_network_that_leads_out_passes()
    {
        Assert.Equal((CheckResult.Passed, "nat (nat)."), (Networks(Nat()).Check("ContainerNetworks").Result, Networks(Nat()).Check("ContainerNetworks").Seen));
        Assert.Equal(CheckResult.Passed, Networks(new EngineNetwork("lan", "transparent", [])).Check("ContainerNetworks").Result);
        Assert.Equal(CheckResult.Passed, Networks(new EngineNetwork("untold", "nat", [("", "")])).Check("ContainerNetworks").Result);
    }

    [Fact]
    public void An_engine_without_one_fails() => Assert.Equal(CheckResult.Failed, Networks(new EngineNetwork("none", "null", [])).Check("ContainerNetworks").Result);

    [Fact]
    public void A_gateway_that_no_interface_has_is_told_of()
    {
        var check = Networks(Nat(gateway: "172.28.0.9")).Check("ContainerNetworks");

        Assert.Equal((CheckResult.Warning, "No interface of this machine has the gateway of nat (172.28.0.9)."), (check.Result, check.Seen));
    }

    [Fact]
    public void A_translation_that_Windows_has_lost_is_told_of()
    {
        var facts = Networks(Nat(), Nat("other"));

        Assert.Equal(CheckResult.Warning, facts.Check("ContainerNetworks").Result);
        Assert.Equal(CheckResult.Passed, (facts with { Windows = SuppliedHost.ReadyWindows with { Inventory = null } }).Check("ContainerNetworks").Result);
        Assert.Equal(CheckResult.Unknown, (facts with { EngineNetworks = null }).Check("ContainerNetworks").Result);
    }

    [Fact]
    public void Whoever_reads_what_is_not_gathered_for_everybody_says_so()
    {
        var whole = SuppliedHost.OnWindows with { EngineNetworks = [Nat(), Nat("other")], Events = [new EventChannel("Application", [])] };
        var bare = whole with { Windows = SuppliedHost.ReadyWindows with { Inventory = null } };
        var pending = SuppliedHost.OnWindows with
        {
            Windows = SuppliedHost.ReadyWindows with { Needed = new Dictionary<string, ServiceFacts?> { ["hns"] = null }, Inventory = new InventoryFacts { Features = Features(FeatureState.Enabled) } },
        };
        var waiting = pending with { Windows = pending.Windows! with { Inventory = new InventoryFacts { Features = new Dictionary<string, FeatureState> { ["Containers"] = FeatureState.EnablePending } } } };

        static string Seen(HostCheckRule rule, HostFacts facts) => rule.Check(facts) is var check ? $"{check.Result} {check.Seen}" : "";
        Assert.All(HostChecks.All, rule => Assert.Equal(
            (Seen(rule, whole) != Seen(rule, bare) || Seen(rule, pending) != Seen(rule, waiting), Seen(rule, whole) != Seen(rule, whole with { Events = null })),
            (rule.Needs.HasFlag(HostNeeds.Inventory), rule.Needs.HasFlag(HostNeeds.Events))));
    }
}
