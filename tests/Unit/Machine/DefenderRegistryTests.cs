using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Machine;

/// <summary>There is no Defender here: what its part of the registry holds is supplied.</summary>
public sealed class DefenderRegistryTests
{
    const string Policy = @"SOFTWARE\Policies\Microsoft\Windows Defender", Local = @"SOFTWARE\Microsoft\Windows Defender";

    static DefenderRegistry Read(Dictionary<string, object> values, params string[] forbidden) => DefenderRegistry.Read(SuppliedRegistry.Of(values, forbidden));

    [Fact]
    public void From_a_supplied_registry_both_places_and_the_service_are_read()
    {
        var registry = Read(new()
        {
            [Policy + @"\Real-Time Protection\DisableRealtimeMonitoring"] = 1,
            [Local + @"\DisableAntiSpyware"] = 0,
            [Local + @"\Exclusions\Paths\C:\src"] = 0,
            [Policy + @"\Exclusions\Paths\D:\cache"] = "0",
            [@"SYSTEM\CurrentControlSet\Services\WinDefend\Start"] = 2,
        });

        Assert.Equal((1, (int?)null), (registry.Policy.DisableRealtimeMonitoring, registry.Local.DisableRealtimeMonitoring));
        Assert.Equal((null, 0), (registry.Policy.DisableAntiSpyware, registry.Local.DisableAntiSpyware));
        Assert.Equal([@"C:\src"], registry.Local.ExcludedPaths!);
        Assert.Equal([@"D:\cache"], registry.Policy.ExcludedPaths!);
        Assert.Equal(2, registry.ServiceStart);
    }

    [Fact]
    public void From_a_supplied_registry_what_only_administrators_see_is_not_known()
    {
        var registry = Read([], Local + @"\Exclusions\Paths");

        Assert.Null(registry.Local.ExcludedPaths);
        Assert.Empty(registry.Policy.ExcludedPaths!);
        Assert.Null(registry.ServiceStart);
    }

    [Fact]
    public void Elsewhere_than_on_Windows_there_is_none() =>
        Assert.Equal(Environment.OSVersion.Platform == PlatformID.Win32NT, DefenderRegistry.OfThisMachine() is not null);
}
