using System;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>
/// Spares the remaining images the wait for a registry that is down: after two requests in a row have failed, with
/// all their retries, it is left alone for a while. Counted in a row, since a breaker that takes a ratio over a
/// window of time never trips on failures that are as slow as time-outs.
/// </summary>
sealed class Outage(TimeProvider time)
{
    const int Enough = 2;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    readonly object gate = new();
    FaultException? last;
    int inARow;
    long since;

    public void ThrowIfDown()
    {
        lock (gate)
        {
            if (inARow >= Enough && time.GetElapsedTime(since) < Pause)
                throw new FaultException(last!.Kind, last.Subject, $"{last.Detail} (it was not asked again so soon after)", last);
        }
    }

    public void Failed(FaultException fault)
    {
        lock (gate)
        {
            last = fault;
            inARow++;
            since = time.GetTimestamp();
        }
    }

    public void Answered()
    {
        lock (gate)
            inARow = 0;
    }
}
