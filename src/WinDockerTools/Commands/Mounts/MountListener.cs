using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Mounts;

/// <summary>Hands on to the pipeline what a measurement of mounts tells while it goes on.</summary>
sealed class MountListener(Cmdlet command, Func<Action, Task> post) : IMountListener
{
    readonly Stopwatch sinceStatus = new();
    volatile WorkStatus status = new(0, null, "making ready", null);

    /// <summary>Where the measurement is, its time left running down.</summary>
    public WorkStatus Status => status is { Left: { } left } now ? now with { Left = left - sinceStatus.Elapsed } : status;

    public Task FaultAsync(string place, FaultException fault) => post(() => command.WriteError(Errors.From(fault, place)));

    public Task OmitAsync(string place, string what) => post(() => command.WriteVerbose($"{place}: not measured: {what}."));

    public Task ProgressAsync(int done, int all, string now, TimeSpan? left)
    {
        sinceStatus.Restart();
        status = new WorkStatus(done, all, $"{now} ({done} of {all} rounds done)", left);
        return post(() => command.WriteVerbose(now));
    }
}
