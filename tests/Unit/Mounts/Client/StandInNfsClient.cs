using System.Collections.Generic;
using WinDockerTools.Tests.Hosts.Remote;

namespace WinDockerTools.Tests.Mounts.Client;

/// <summary>Puts an NFS client into a stand-in for Windows.</summary>
static class StandInNfsClient
{
    public const string Class = "MSFT_NfsClientConfig", Key = @"SOFTWARE\Microsoft\ClientForNFS\CurrentVersion\";

    /// <summary>As a server has it that nobody has set: class, service and registry.</summary>
    public static StandInWindows OnServer(string name = "build-7")
    {
        var windows = OnClient(name);
        windows.Instances[Class] =
        [
            new Dictionary<string, object?>
            {
                ["Name"] = "nfsclnt",
                ["State"] = 4u,
                ["MountType"] = "soft",
                ["MountRetryAttempts"] = 1u,
                ["RpcTimeout"] = 8u,
                ["ReadBufferSize"] = 1024u,
                ["WriteBufferSize"] = 1024u,
                ["CaseSensitiveLookup"] = false,
                ["DefaultAccessMode"] = 755u,
                ["TransportProtocol"] = new[] { "TCP", "UDP" },
                ["Authentication"] = new[] { "sys", "Krb5", "Krb5i" },
                ["UseReservedPorts"] = true,
            },
        ];
        return windows;
    }

    /// <summary>As a client's Windows has it: without the class.</summary>
    public static StandInWindows OnClient(string name = "build-7")
    {
        var windows = new StandInWindows(name);
        windows.Registry[@"SYSTEM\CurrentControlSet\Services\NfsClnt\Start"] = 2u;
        windows.Registry[Key + @"Users\Default\Mount\ReadBuffer"] = 1048576u;
        windows.Registry[Key + @"Users\Default\Mount\WriteBuffer"] = 1048576u;
        windows.Registry[Key + @"Users\Default\Mount\Timeout"] = 8u;
        windows.Registry[Key + @"Users\Default\Mount\MountType"] = 1u;
        windows.Registry[Key + @"Users\Default\Defaults\Access"] = 493u;
        windows.Registry[Key + @"Users\Default\Defaults\NFSReadDir"] = 1u;
        return windows;
    }
}
