using System;
using WinDockerTools.Engine.Platform.Http;
using Xunit;

namespace WinDockerTools.Tests.Registries;

public class NoProxyListTests
{
    [Theory]
    [InlineData("registry.example", "https://registry.example/")]
    [InlineData("example", "https://registry.example/")]
    [InlineData(".example", "https://registry.example/")]
    [InlineData("*.example", "https://registry.example/")]
    [InlineData("other, Registry.Example", "https://registry.example/")]
    [InlineData("registry.example:5000", "https://registry.example:5000/")]
    [InlineData("10.1.2.3", "https://10.1.2.3:5000/")]
    [InlineData("10.1.2.3:5000", "https://10.1.2.3:5000/")]
    [InlineData("10.0.0.0/8", "https://10.1.2.3/")]
    [InlineData("fd00::/8", "https://[fd12::1]:5000/")]
    [InlineData("*", "https://anything.example/")]
    public void A_host_is_covered(string rules, string address) => Assert.True(new NoProxyList(rules).Covers(new Uri(address)));

    [Theory]
    [InlineData("", "https://registry.example/")]
    [InlineData("ample", "https://registry.example/")]
    [InlineData("registry.example.org", "https://registry.example/")]
    [InlineData("registry.example:5001", "https://registry.example:5000/")]
    [InlineData("10.1.2.4", "https://10.1.2.3/")]
    [InlineData("11.0.0.0/8", "https://10.1.2.3/")]
    [InlineData("10.0.0.0/99", "https://10.1.2.3/")]
    [InlineData("10.0.0.0/8", "https://registry.example/")]
    public void Another_host_is_not(string rules, string address) => Assert.False(new NoProxyList(rules).Covers(new Uri(address)));
}
