using System;
using System.Management.Automation;

namespace WinDockerTools.Shell;

/// <summary>How far a call is: shown from its first second on, at most ten times a second, and always completed.</summary>
sealed class ThrottledProgress(string activity, TimeProvider time, Action<ProgressRecord> show)
{
    const int Id = 1;
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(1), Between = TimeSpan.FromMilliseconds(100);

    readonly long begun = time.GetTimestamp();
    long? shown;

    /// <summary>Without <paramref name="total"/>, while input still comes, neither a share nor the time left is known.</summary>
    public void Report(int done, int? total, string status)
    {
        var elapsed = time.GetElapsedTime(begun);
        if (elapsed < Silence || (shown is { } last && time.GetElapsedTime(last) < Between))
            return;
        shown = time.GetTimestamp();
        var record = new ProgressRecord(Id, activity, status);
        if (total is > 0 and var all)
            record.PercentComplete = (int)(100L * done / all);
        if (total is not null && done > 0)
            record.SecondsRemaining = (int)(elapsed.TotalSeconds / done * (total.Value - done));
        show(record);
    }

    public void Complete()
    {
        if (shown is null)
            return;
        shown = null;
        show(new ProgressRecord(Id, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
