using System.Net;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Common;

public sealed class SubnetProperties
{
    static readonly Gen<IPAddress> Address = Gen.UInt.Select(number => new IPAddress(number));

    [Fact]
    public void A_range_holds_what_the_runtime_says_that_it_holds() => Fuzz.All(Gen.Select(Address, Gen.Int[0, 32], Gen.Int[0, 31]), input =>
    {
        var (address, length, flipped) = input;
        var bytes = address.GetAddressBytes();
        bytes[flipped / 8] ^= (byte)(0x80 >> flipped % 8);
        var near = new IPAddress(bytes);
        var network = Base(address, length);

        Assert.Equal(new IPNetwork(network, length).Contains(near), Subnet.Parse($"{address}/{length}")!.Contains(near));
        Assert.Equal(new Subnet(address, length).Contains(near), new Subnet(near, 32).Overlaps(new Subnet(address, length)));
    });

    [Fact]
    public void Any_text_is_a_range_or_none() => Fuzz.All(Nasty.Words("10.0.0.0", "/", "8", "fd00::", "-1", " ", "0x"), text => Assert.NotNull(Subnet.Parse(text)?.ToString() ?? ""));

    [Fact]
    public void Any_text_is_a_table_of_routes() => Fuzz.All(
        Nasty.Words("eth0", "\t", "00000000", "0000FFFF", "\n", "0001", "zz", " "),
        text => Assert.All(RouteTable.Parse(text), route => Assert.InRange(route.Target.Length, 1, 32)));

    [Fact]
    public void Any_text_is_a_list_of_accounts() => Fuzz.All(Nasty.Words("docker", ":", "x", "998", ",", "\n", "Gid:", "Groups:", "\t"), text =>
    {
        Assert.All(Accounts.ParseGroups(text), group => Assert.True(group.Id >= 0));
        Assert.All(Accounts.ParseStatus(text), group => Assert.True(group >= 0));
        Assert.NotNull(ProcessList.Parse(text));
    });

    static IPAddress Base(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < 32; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> bit % 8);
        return new IPAddress(bytes);
    }
}
