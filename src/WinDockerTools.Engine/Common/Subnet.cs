using System.Globalization;
using System.Linq;
using System.Net;

namespace WinDockerTools.Engine.Common;

/// <summary>A range of addresses in CIDR form, such as <c>172.17.0.0/16</c>.</summary>
sealed class Subnet
{
    readonly byte[] network;

    public Subnet(IPAddress address, int length) => (network, Length) = (address.GetAddressBytes(), length);

    /// <summary>How many bits of an address the range fixes.</summary>
    public int Length { get; }

    /// <summary>Null for a text that is none. Bits behind the length do not count.</summary>
    public static Subnet? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && IPAddress.TryParse(parts[0], out var address)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= address.GetAddressBytes().Length * 8
            ? new Subnet(address, length) : null;
    }

    public bool Contains(IPAddress address) => IsSameFor(address.GetAddressBytes(), Length);

    /// <summary>An address of one is an address of the other.</summary>
    public bool Overlaps(Subnet other) => IsSameFor(other.network, System.Math.Min(Length, other.Length));

    public override string ToString() => $"{new IPAddress(network)}/{Length}";

    bool IsSameFor(byte[] other, int bits) => network.Length == other.Length
        && Enumerable.Range(0, bits).All(bit => ((network[bit / 8] ^ other[bit / 8]) & (0x80 >> bit % 8)) == 0);
}
