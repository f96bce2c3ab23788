using System;
using System.Diagnostics;
using System.Threading;

namespace WinDockerTools.Engine.Mounts.Measuring.Probes;

/// <summary>Tells from another thread whether file calls still come back, and ends the work between two of them.</summary>
sealed class Pulse(CancellationToken stop)
{
    long last = Stopwatch.GetTimestamp();

    /// <summary>Time since the last call came back.</summary>
    public TimeSpan Silence => TimeSpan.FromSeconds((double)(Stopwatch.GetTimestamp() - Volatile.Read(ref last)) / Stopwatch.Frequency);

    /// <summary>Seconds that a call takes. Throws OperationCanceledException when all is to end.</summary>
    public double Time(Action call)
    {
        var begun = Stopwatch.GetTimestamp();
        call();
        var ended = Stopwatch.GetTimestamp();
        Volatile.Write(ref last, ended);
        stop.ThrowIfCancellationRequested();
        return (double)(ended - begun) / Stopwatch.Frequency;
    }

    /// <summary>A call that removes something, which goes on after the stop.</summary>
    public void Beat() => Volatile.Write(ref last, Stopwatch.GetTimestamp());
}
