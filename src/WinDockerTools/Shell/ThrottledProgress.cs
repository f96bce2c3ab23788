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

    /// <summary>
    /// Without <paramref name="total"/>, while input still comes, neither a share nor the time left is known. With it,
    /// all items are taken to last as long as those that are done.
    /// </summary>
    public void Report(int done, int? total, string status) => Report(new WorkStatus(done, total, status, total is not null && done > 0
        ? TimeSpan.FromSeconds(time.GetElapsedTime(begun).TotalSeconds / done * (total.Value - done))
        : null));

    public void Report(WorkStatus now)
    {
        if (time.GetElapsedTime(begun) < Silence || (shown is { } last && time.GetElapsedTime(last) < Between))
            return;
        shown = time.GetTimestamp();
        var record = new ProgressRecord(Id, activity, now.Text);
        if (now.Total is > 0 and var all)
            record.PercentComplete = (int)Math.Min(100, 100L * now.Done / all);
        if (now.Left is { } left)
            record.SecondsRemaining = (int)Math.Max(0, left.TotalSeconds);
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

/// <summary>How far work is: items done, items in all, what is done just now, the time left. Null where not known.</summary>
public sealed record WorkStatus(int Done, int? Total, string Text, TimeSpan? Left);
