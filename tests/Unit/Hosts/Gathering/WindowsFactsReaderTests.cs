using System.Collections.Generic;
using WinDockerTools.Engine.Hosts.Facts;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Machine;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class WindowsFactsReaderTests
{
    const string Services = @"SYSTEM\CurrentControlSet\Services\", Servicing = @"SOFTWARE\Microsoft\Windows\CurrentVersion\";

    static WindowsFacts Read(Dictionary<string, object> registry, params string[] running) =>
        WindowsFactsReader.Read(SuppliedRegistry.Of(registry), new WindowsRegistryFacts(new(10, 0, 26100), "Server Core", "ServerDatacenter", "24H2"), name => System.Array.IndexOf(running, name) >= 0);

    [Fact]
    public void From_a_supplied_registry_services_are_read()
    {
        var facts = Read(
            new() { [Services + @"hns\Start"] = 3, [Services + @"docker\Start"] = 2, [Services + @"com.docker.service\Start"] = 4, [Services + @"containerd\Start"] = 2, [Services + @"EventLog\Application\docker\TypesSupported"] = 7 },
            "docker");

        Assert.Equal(new ServiceFacts(false, false), facts.Needed["hns"]);
        Assert.Null(facts.Needed["vmcompute"]);
        Assert.Equal(new ServiceFacts(true, false), facts.Engines["docker"]);
        Assert.Equal(new ServiceFacts(false, true), facts.Engines["com.docker.service"]);
        Assert.Equal(new ServiceFacts(false, false), facts.Others["containerd"]);
        Assert.Equal(WindowsProduct.Server, facts.Product);
        Assert.True(facts.HasEventSource);
    }

    [Fact]
    public void From_a_supplied_registry_whoever_asks_for_a_restart_is_read()
    {
        var facts = Read(new()
        {
            [Servicing + @"Component Based Servicing\RebootPending\"] = "",
            [Servicing + @"WindowsUpdate\Auto Update\RebootRequired\some-id"] = 1,
            [@"SYSTEM\CurrentControlSet\Control\Session Manager\PendingFileRenameOperations"] = new[] { @"\??\C:\x", "" },
        });

        Assert.Equal(["a change of Windows features or updates", "Windows Update"], facts.RestartReasons);
        Assert.True(facts.HasPendingFiles);
    }

    [Fact]
    public void From_a_supplied_registry_settings_are_read()
    {
        var facts = Read(new()
        {
            [@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers\VSmbDisableOplocks"] = 1,
            [@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers\ZZtest"] = 1,
            [@"SYSTEM\CurrentControlSet\Policies\Microsoft\FVE\FDVDenyWriteAccess"] = 1,
            [Services + @"Tcpip\Parameters\TcpWindowSize"] = 65535,
        });

        Assert.Equal((1, 1), (facts.DisablesOplocks, facts.DeniesWriting));
        Assert.Equal(["ZZtest"], facts.TestValues);
        Assert.Equal(["TcpWindowSize=65535"], facts.IgnoredTcpValues);
    }

    [Fact]
    public void From_an_empty_registry_nothing_is_set()
    {
        var facts = Read([]);

        Assert.Null(facts.Engines["docker"]);
        Assert.Empty(facts.RestartReasons);
        Assert.False(facts.HasPendingFiles);
        Assert.Equal((null, null), (facts.DisablesOplocks, facts.DeniesWriting));
    }
}
