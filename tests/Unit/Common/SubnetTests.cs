using System.Net;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class SubnetTests
{
    [Theory]
    [InlineData("172.17.0.0/16", "172.17.255.1", true)]
    [InlineData("172.17.0.0/16", "172.18.0.1", false)]
    [InlineData("10.1.2.3/32", "10.1.2.3", true)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("fd00::/8", "fdff::1", true)]
    public void An_address_is_in_the_range_of_its_first_bits(string range, string address, bool isIn) => Assert.Equal(isIn, Subnet.Parse(range)!.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("172.16.0.0/12", "172.17.0.0/16", true)]
    [InlineData("172.17.0.0/16", "172.16.0.0/12", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    public void Ranges_overlap_when_one_holds_the_other(string one, string other, bool doThey) => Assert.Equal(doThey, Subnet.Parse(one)!.Overlaps(Subnet.Parse(other)!));

    [Theory]
    [InlineData("")]
    [InlineData("172.17.0.0")]
    [InlineData("172.17.0.0/33")]
    [InlineData("172.17.0.0/-1")]
    [InlineData("a/8")]
    [InlineData("1.2.3.4/8/8")]
    public void What_is_no_range_is_none(string text) => Assert.Null(Subnet.Parse(text));
}
