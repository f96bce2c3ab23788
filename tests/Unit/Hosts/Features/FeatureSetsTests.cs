using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Features;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Features;

public sealed class FeatureSetsTests
{
    static readonly string[] Client =
    [
        "Containers", "Containers-HNS", "Containers-SDN", "Microsoft-Hyper-V-All", "Microsoft-Hyper-V", "Microsoft-Hyper-V-Hypervisor",
        "Microsoft-Hyper-V-Services", "VirtualMachinePlatform", "Microsoft-Windows-Subsystem-Linux", "ServicesForNFS-ClientOnly",
        "ClientForNFS-Infrastructure", "TelnetClient",
    ];

    static readonly string[] Server =
        ["Containers", "Microsoft-Hyper-V", "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online", "ServicesForNFS-ServerAndClient", "ClientForNFS-Infrastructure"];

    [Theory]
    [InlineData("Containers", "Containers Containers-HNS Containers-SDN", "Containers")]
    [InlineData("HyperV", "Microsoft-Hyper-V Microsoft-Hyper-V-Hypervisor Microsoft-Hyper-V-Services", "Microsoft-Hyper-V Microsoft-Hyper-V-Offline Microsoft-Hyper-V-Online")]
    [InlineData("NfsClient", "ClientForNFS-Infrastructure ServicesForNFS-ClientOnly", "ClientForNFS-Infrastructure")]
    public void A_name_stands_for_what_this_kind_of_Windows_has(string name, string onClient, string onServer)
    {
        Assert.Equal(onClient.Split(' '), FeatureSets.Find(name, Client));
        Assert.Equal(onServer.Split(' '), FeatureSets.Find(name, Server));
    }

    [Theory]
    [InlineData("wsl2")]
    [InlineData("WSL")]
    [InlineData(" Wsl2 ")]
    public void Names_are_taken_in_any_case_and_as_others_call_them(string name) =>
        Assert.Equal(["Microsoft-Windows-Subsystem-Linux", "VirtualMachinePlatform"], FeatureSets.Find(name, Client));

    [Fact]
    public void The_name_that_only_Install_WindowsFeature_knows_is_understood() =>
        Assert.Equal("Microsoft-Hyper-V", FeatureSets.Find("Hyper-V", Server)[0]);

    [Fact]
    public void An_exact_name_stands_for_itself_in_Windows_own_spelling() =>
        Assert.Equal(["TelnetClient"], FeatureSets.Find("telnetclient", Client));

    [Fact]
    public void An_unknown_name_is_an_error_that_names_what_exists()
    {
        var fault = Assert.Throws<FaultException>(() => FeatureSets.Find("Microsoft-Container-Features", Server));

        Assert.Equal((FaultKind.FeatureNotFound, "Microsoft-Container-Features"), (fault.Kind, fault.Subject));
        Assert.Contains("it has Containers, Microsoft-Hyper-V, Microsoft-Hyper-V-Offline", fault.Detail);
        Assert.DoesNotContain("TelnetClient", fault.Detail);
    }

    [Fact]
    public void An_edition_without_a_feature_is_named_as_such()
    {
        var home = Client.Where(name => !name.StartsWith("Microsoft-Hyper-V", System.StringComparison.Ordinal)).ToArray();

        Assert.Contains("this edition of Windows does not have Microsoft-Hyper-V", Assert.Throws<FaultException>(() => FeatureSets.Find("HyperV", home)).Detail);
    }

    [Fact]
    public void A_Windows_without_any_says_so() =>
        Assert.Contains("none that containers use", Assert.Throws<FaultException>(() => FeatureSets.Find("Containers", ["TelnetClient"])).Detail);
}
