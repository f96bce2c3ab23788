using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Reading;

/// <summary>Gives the numbers of the kernel their names (net/sunrpc/stats.c, xprtsock.c, fs/nfs/iostat.h).</summary>
static class NfsCounters
{
    const int Calls = 0, Transmissions = 1, Timeouts = 2, Sent = 3, Received = 4, RoundTrip = 6, Execution = 7, Errors = 8;
    const int BytesRead = 4, BytesWritten = 5;

    public static IReadOnlyList<NfsOperation> Operations(MountCounters counters) => [.. counters.Operations
        .Where(operation => At(operation.Numbers, Calls) > 0).Select(operation => Operation(operation.Name, operation.Numbers))
        .OrderByDescending(operation => operation.Calls).ThenBy(operation => operation.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<NfsTransport> Transports(MountCounters counters) => [.. counters.Transports.Select(Transport)];

    public static long? Read(MountCounters counters) => At(counters.Bytes, BytesRead);

    public static long? Written(MountCounters counters) => At(counters.Bytes, BytesWritten);

    static NfsOperation Operation(string name, IReadOnlyList<long> numbers)
    {
        var calls = numbers[Calls];
        return new NfsOperation
        {
            Name = name,
            Calls = calls,
            Retransmissions = Math.Max(0, (At(numbers, Transmissions) ?? calls) - calls),
            Timeouts = At(numbers, Timeouts) ?? 0,
            BytesSent = At(numbers, Sent) ?? 0,
            BytesReceived = At(numbers, Received) ?? 0,
            AverageRoundTrip = Average(At(numbers, RoundTrip), calls),
            AverageTime = Average(At(numbers, Execution), calls),
            Errors = At(numbers, Errors),
        };
    }

    // For tcp: port, binds, connects, connect time, idle time, sends, receives, …; without the times for udp.
    static NfsTransport Transport((string Protocol, IReadOnlyList<long> Numbers) transport)
    {
        var isDatagram = transport.Protocol == "udp";
        return new NfsTransport
        {
            Protocol = transport.Protocol,
            LocalPort = At(transport.Numbers, 0) ?? 0,
            Connects = isDatagram ? 0 : At(transport.Numbers, 2) ?? 0,
            Sends = At(transport.Numbers, isDatagram ? 2 : 5) ?? 0,
            Receives = At(transport.Numbers, isDatagram ? 3 : 6) ?? 0,
        };
    }

    /// <summary>The kernel sums up whole milliseconds.</summary>
    static TimeSpan? Average(long? milliseconds, long calls) =>
        milliseconds is >= 0 and var sum && calls > 0 ? TimeSpan.FromTicks((long)(sum * (double)TimeSpan.TicksPerMillisecond / calls)) : null;

    static long? At(IReadOnlyList<long> numbers, int at) => at < numbers.Count ? numbers[at] : null;
}
