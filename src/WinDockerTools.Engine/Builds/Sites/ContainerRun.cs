using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>One container from its making to its removal, with the time that each part takes.</summary>
sealed class ContainerRun(IContainers containers)
{
    // A removal is not stopped by what stopped the build.
    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    /// <summary>Steps before the start and after the end that the user waits for as well.</summary>
    public Func<string, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;
    public Func<string, CancellationToken, Task> After { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>A look at the ended container that does not count.</summary>
    public Func<string, CancellationToken, Task> Look { get; init; } = (_, _) => Task.CompletedTask;

    public async Task<ContainerResult> RunAsync(ContainerSpec spec, TimeSpan limit, CancellationToken stop)
    {
        var started = DateTimeOffset.Now;
        var watch = Stopwatch.StartNew();
        ContainerResult result;
        try
        {
            var id = await containers.CreateAsync(spec, stop).ConfigureAwait(false);
            await Before(id, stop).ConfigureAwait(false);
            await containers.StartAsync(id, stop).ConfigureAwait(false);
            var (end, usage) = await WaitAsync(id, limit, stop).ConfigureAwait(false);
            if (usage is null)
                await After(id, stop).ConfigureAwait(false);
            watch.Stop();
            var text = await containers.LogsAsync(id, stop).ConfigureAwait(false);
            await Look(id, stop).ConfigureAwait(false);
            result = new ContainerResult(started, end, text, usage);
            watch.Start();
        }
        finally
        {
            // By name: a call that was stopped may have made the container without telling its id.
            await RemoveAsync(containers, spec.Name).ConfigureAwait(false);
        }
        return result with { Total = watch.Elapsed };
    }

    /// <summary>Ends a container at its time limit; what it had used by then comes along.</summary>
    async Task<(ContainerEnd End, ContainerUsage? Usage)> WaitAsync(string id, TimeSpan limit, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limit);
        try
        {
            return (await containers.WaitAsync(id, time.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var usage = await containers.UsageAsync(id, stop).ConfigureAwait(false);
            await containers.KillAsync(id, stop).ConfigureAwait(false);
            return (await containers.WaitAsync(id, stop).ConfigureAwait(false), usage ?? new ContainerUsage(null, null, null, null, null, null, null, null));
        }
    }

    public static async Task RemoveAsync(IContainers containers, string name)
    {
        using var limit = new CancellationTokenSource(RemovalLimit);
        await containers.RemoveAsync(name, limit.Token).ConfigureAwait(false);
    }
}

/// <summary>What came of a container. A usage is there when the time limit ended it.</summary>
sealed record ContainerResult(DateTimeOffset Started, ContainerEnd End, ContainerText Text, ContainerUsage? UsageAtLimit)
{
    public TimeSpan Total { get; init; }

    /// <summary>The wrapper's report made into a run; without a wrapper the engine's own clock has to do.</summary>
    public BuildRun ToRun(string mark, bool isWrapped)
    {
        var report = BuildReport.Read(Text.Output, mark);
        var isTimedOut = UsageAtLimit is not null;
        return new BuildRun
        {
            Started = Started,
            Total = Total,
            Duration = isTimedOut ? null : isWrapped ? report.Duration : End.Finished - End.Started,
            Resources = UsageAtLimit is { } usage ? Resources(usage) : report.Resources,
            ExitCode = isTimedOut ? null : (int)End.ExitCode,
            Output = isWrapped ? report.Output : Text.Output,
            Error = Text.Error,
            IsTimedOut = isTimedOut,
            IsOomKilled = End.IsOomKilled,
        };
    }

    public static GoBuildResources Resources(ContainerUsage usage) => new()
    {
        CpuTime = usage.CpuTime,
        PeakMemory = usage.PeakMemory,
        Periods = usage.Periods,
        ThrottledPeriods = usage.ThrottledPeriods,
        ThrottledTime = usage.ThrottledTime,
        MajorPageFaults = usage.MajorPageFaults,
        BytesRead = usage.BytesRead,
        BytesWritten = usage.BytesWritten,
    };
}
