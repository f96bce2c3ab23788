using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Tests.Registries;

/// <summary>A clock on which short waits are over at once and are written down; the long ones, time-outs, never end.</summary>
sealed class ImpatientTime : TimeProvider
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    readonly List<TimeSpan> waits = [];

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (waits)
                return [.. waits];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Long || dueTime == Timeout.InfiniteTimeSpan)
            return new Never();
        lock (waits)
            waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
