using System;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Addresses of settings as they may be shown.</summary>
static class AddressText
{
    /// <summary>Without the user and password that may stand before the host, whatever else the text is.</summary>
    public static string WithoutUser(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 0)
            return address;
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme >= 0 && scheme < at ? address.Substring(0, scheme + 3) : "") + address.Substring(at + 1);
    }
}
