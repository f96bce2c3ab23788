namespace WinDockerTools;

/// <summary>A connection of a mount. Mounts of one server share theirs, and so the counters.</summary>
public sealed class NfsTransport
{
    /// <summary><c>tcp</c>, <c>udp</c> or <c>rdma</c>.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>The port at this end; 0 for one above 1023 that nobody chose.</summary>
    public long LocalPort { get; init; }

    /// <summary>How often it was made.</summary>
    public long Connects { get; init; }

    public long Sends { get; init; }
    public long Receives { get; init; }

    public override string ToString() => $"{Protocol}: {Sends} sent, {Receives} received";
}
