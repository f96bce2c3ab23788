using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace WinDockerTools.Engine.Platform.Network;

/// <summary>An address of this machine.</summary>
/// <param name="Interface">Who has it.</param>
/// <param name="Address">Of IPv4.</param>
sealed record LocalAddress(string Interface, IPAddress Address);

/// <summary>The addresses of this machine.</summary>
static class LocalAddresses
{
    /// <summary>Those of IPv4, without the machine's own loopback; null where the system does not tell.</summary>
    public static IReadOnlyList<LocalAddress>? Read()
    {
        try
        {
            return [.. from adapter in NetworkInterface.GetAllNetworkInterfaces()
                       where adapter.NetworkInterfaceType != NetworkInterfaceType.Loopback
                       from address in adapter.GetIPProperties().UnicastAddresses
                       where address.Address.AddressFamily == AddressFamily.InterNetwork
                       select new LocalAddress(adapter.Name, address.Address)];
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }
}
