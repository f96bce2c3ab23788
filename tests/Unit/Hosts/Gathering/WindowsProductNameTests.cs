using WinDockerTools.Engine.Hosts.Gathering;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class WindowsProductNameTests
{
    [Theory]
    [InlineData(WindowsProduct.Client, 22631, "23H2", "Windows 11 23H2")]
    [InlineData(WindowsProduct.Client, 22000, null, "Windows 11")]
    [InlineData(WindowsProduct.Client, 19045, "22H2", "Windows 10 22H2")]
    [InlineData(WindowsProduct.Server, 17763, "1809", "Windows Server 2019")]
    [InlineData(WindowsProduct.Server, 20348, "21H2", "Windows Server 2022")]
    [InlineData(WindowsProduct.Server, 26100, "24H2", "Windows Server 2025")]
    [InlineData(WindowsProduct.Server, 25398, "23H2", "Windows Server 23H2")]
    [InlineData(WindowsProduct.Server, 29999, "27H2", "Windows Server 27H2")]
    [InlineData(WindowsProduct.Unknown, 20348, "21H2", null)]
    public void The_build_decides_and_not_what_the_registry_calls_itself(WindowsProduct product, int build, string? version, string? name) =>
        Assert.Equal(name, WindowsProductName.Of(product, build, version));

    [Theory]
    [InlineData("Microsoft Windows Version 23H2 (OS Build 22631.4317)", "23H2")]
    [InlineData("Microsoft Windows Server Version 1809 (OS Build 17763.6414)", "1809")]
    [InlineData("Microsoft Windows Server Datacenter (OS Build 20348.2700)", null)]
    [InlineData("Docker Desktop", null)]
    public void The_release_is_read_from_what_an_engine_says(string text, string? version) => Assert.Equal(version, WindowsDescription.DisplayVersion(text));
}
