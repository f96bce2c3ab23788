using System;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

public class WindowsVersionTests
{
    [Theory]
    [InlineData("10.0.20348.2700", "10.0.20348.2700", WindowsProduct.Unknown)]
    [InlineData("10.0.20348", "10.0.20348", WindowsProduct.Unknown)]
    [InlineData("20348", "10.0.20348", WindowsProduct.Unknown)]
    [InlineData("26100.33296", "10.0.26100.33296", WindowsProduct.Unknown)]
    [InlineData("ltsc2022", "10.0.20348", WindowsProduct.Server)]
    [InlineData("LTSC2025", "10.0.26100", WindowsProduct.Server)]
    [InlineData("WS2025", "10.0.26100", WindowsProduct.Server)]
    [InlineData("Windows Server 2022", "10.0.20348", WindowsProduct.Server)]
    [InlineData("Microsoft Windows Server Version 23H2", "10.0.25398", WindowsProduct.Server)]
    [InlineData("Server2019", "10.0.17763", WindowsProduct.Server)]
    [InlineData("Win11-24H2", "10.0.26100", WindowsProduct.Client)]
    [InlineData("Windows 11 25H2", "10.0.26200", WindowsProduct.Client)]
    [InlineData("win10_22h2", "10.0.19045", WindowsProduct.Client)]
    [InlineData("20H2", "10.0.19042", WindowsProduct.Unknown)]
    public void A_version_or_name_is_understood(string text, string version, WindowsProduct product)
    {
        var parsed = WindowsVersion.Parse(text);

        Assert.Equal(new Version(version), parsed.Version);
        Assert.Equal(product, parsed.Product);
        Assert.Equal(text, parsed.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("6.3.9600")]
    [InlineData("6.3.20348")]
    [InlineData("10.1.20348.1")]
    [InlineData("10.0.20348.2700.1")]
    [InlineData("10.0.99999999999")]
    [InlineData("10.0.-1")]
    [InlineData("ltsc2023")]
    [InlineData("10..20348")]
    [InlineData("١٠.٠.٢٠٣٤٨")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal(FaultKind.WindowsVersionInvalid, Assert.Throws<FaultException>(() => WindowsVersion.Parse(text)).Kind);
}
