using System;
using System.Linq;
using System.Net;

namespace WinDockerTools.Engine.Platform.Http;

/// <summary>
/// The hosts that NO_PROXY names, as the Docker engine reads it: <c>*</c>, a domain with all below it, an address,
/// a network in CIDR form; each may carry a port.
/// </summary>
sealed class NoProxyList(string text)
{
    readonly string[] rules = [.. text.Split(',').Select(rule => rule.Trim()).Where(rule => rule.Length > 0)];

    public bool Covers(Uri target) => rules.Any(rule => Covers(rule, target));

    static bool Covers(string rule, Uri target)
    {
        if (rule == "*")
            return true;
        var host = target.Host.Trim('[', ']');
        if (IPAddress.TryParse(host, out var address))
            return Network(rule, address) || IPAddress.TryParse(rule.Trim('[', ']'), out var one) && one.Equals(address) || rule == target.Authority;
        var colon = rule.LastIndexOf(':');
        if (colon >= 0)
        {
            if (rule.Substring(colon + 1) != target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
                return false;
            rule = rule.Substring(0, colon);
        }
        var domain = rule.TrimStart('*').TrimStart('.');
        return domain.Length > 0
            && (host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith('.' + domain, StringComparison.OrdinalIgnoreCase));
    }

    static bool Network(string rule, IPAddress address)
    {
        var parts = rule.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var network) || !int.TryParse(parts[1], out var length))
            return false;
        byte[] ours = address.GetAddressBytes(), theirs = network.GetAddressBytes();
        return ours.Length == theirs.Length && length >= 0 && length <= ours.Length * 8
            && Enumerable.Range(0, length).All(bit => ((ours[bit / 8] ^ theirs[bit / 8]) & (0x80 >> bit % 8)) == 0);
    }
}
