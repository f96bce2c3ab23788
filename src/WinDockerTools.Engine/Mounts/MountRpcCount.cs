using System.Globalization;

namespace WinDockerTools;

/// <summary>Calls to the server of an NFS mount while one operation was measured, by everybody who used that mount.</summary>
public sealed class MountRpcCount
{
    /// <summary>In the protocol's words: <c>GETATTR</c>, <c>LOOKUP</c>, …</summary>
    public string Name { get; init; } = "";

    public long Calls { get; init; }

    /// <summary>Calls for each operation that was measured.</summary>
    public double PerOperation { get; init; }

    /// <summary>Sent again, for want of an answer.</summary>
    public long Retransmissions { get; init; }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}: {1} ({2:0.###} each)", Name, Calls, PerOperation);
}
