using System;

namespace WinDockerTools;

/// <summary>What a mount counted of one operation of the protocol since it was mounted.</summary>
public sealed class NfsOperation
{
    /// <summary>In the protocol's words: <c>GETATTR</c>, <c>LOOKUP</c>, …</summary>
    public string Name { get; init; } = "";

    public long Calls { get; init; }

    /// <summary>Sent again, for want of an answer.</summary>
    public long Retransmissions { get; init; }

    /// <summary>Answers that did not come in time.</summary>
    public long Timeouts { get; init; }

    /// <summary>Bytes of all calls, and of all answers.</summary>
    public long BytesSent { get; init; }
    public long BytesReceived { get; init; }

    /// <summary>From sending to the answer, on average of all calls; null where there were none.</summary>
    public TimeSpan? AverageRoundTrip { get; init; }

    /// <summary>From the first wish to the end, waiting for a connection included; null where there were none.</summary>
    public TimeSpan? AverageTime { get; init; }

    /// <summary>Calls that ended in an error; null on kernels that do not count them (before 5.3).</summary>
    public long? Errors { get; init; }

    public override string ToString() => $"{Name}: {Calls}";
}
