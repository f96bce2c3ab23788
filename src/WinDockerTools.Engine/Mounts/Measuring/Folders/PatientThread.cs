using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Probes;

namespace WinDockerTools.Engine.Mounts.Measuring.Folders;

/// <summary>How long file calls may take.</summary>
/// <param name="Touch">The first calls to a place.</param>
/// <param name="Silence">A single call.</param>
/// <param name="Ending">A call that is waited for when all is to end.</param>
sealed record CallPatience(TimeSpan Touch, TimeSpan Silence, TimeSpan Ending)
{
    // An NFS client says after a minute that its server does not respond (nfs(5), timeo).
    public static CallPatience Usual { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5));
}

/// <summary>Does file calls on a thread of their own, which is given up when a call does not come back: a hard mount waits for its server as long as it takes.</summary>
static class PatientThread
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Throws FaultException (MountNotAnswering, MountMeasureTimeout), and whatever the work throws.</summary>
    /// <param name="place">How messages call the place.</param>
    /// <param name="work">Ends with OperationCanceledException when its pulse does.</param>
    /// <param name="afterwards">Called on the thread if the call comes back after all.</param>
    /// <param name="silence">How long one call may take.</param>
    /// <param name="limit">How long all may take.</param>
    /// <param name="ending">How long one call may take after the end was told.</param>
    /// <param name="stop">Ends the work between two calls.</param>
    public static async Task<T> RunAsync<T>(string place, Func<Pulse, T> work, Action afterwards, TimeSpan silence, TimeSpan limit, TimeSpan ending, CancellationToken stop)
    {
        // Not disposed: a thread that is given up may still ask it.
        var end = new CancellationTokenSource();
        var pulse = new Pulse(end.Token);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.StartNew();
        Start(work, pulse, answer, afterwards);
        while (await Task.WhenAny(answer.Task, Task.Delay(Glance, CancellationToken.None)).ConfigureAwait(false) != answer.Task)
        {
            if (stop.IsCancellationRequested || clock.Elapsed > limit)
                end.Cancel();
            if (pulse.Silence <= (end.IsCancellationRequested ? ending : silence))
                continue;
            end.Cancel();
            // Who comes first, the thread or this, tells the other whether it has been given up.
            answer.TrySetException(new FaultException(FaultKind.MountNotAnswering, place, $"a file call did not come back within {pulse.Silence.TotalSeconds:0} s"));
        }
        try
        {
            return await answer.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.MountMeasureTimeout, place, $"its time was over after {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    static void Start<T>(Func<Pulse, T> work, Pulse pulse, TaskCompletionSource<T> answer, Action afterwards) => new Thread(() =>
    {
        var isGivenUp = false;
        try
        {
            isGivenUp = !answer.TrySetResult(work(pulse));
        }
        catch (OperationCanceledException)
        {
            isGivenUp = !answer.TrySetCanceled();
        }
#pragma warning disable CA1031 // It is thrown where the work was asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            isGivenUp = !answer.TrySetException(e);
        }
        if (isGivenUp)
            afterwards();
    })
    { IsBackground = true }.Start();
}
