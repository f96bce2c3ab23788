using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>
/// Lets asynchronous work use the pipeline: the work runs on pool threads, and what it wants done on the pipeline
/// thread is queued to it. The work is always awaited, also when the pipeline breaks off.
/// </summary>
sealed class Pump(CancellationTokenSource stop) : IDisposable
{
    readonly BlockingCollection<Action?> actions = [];

    /// <summary>Runs on the pipeline thread until <paramref name="work"/> has ended.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        const Action? end = null;
        var worker = Task.Run(() => work(stop.Token));
        worker.ContinueWith(_ => actions.Add(end), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        ExceptionDispatchInfo? broken = null;
        while (actions.Take() is { } action)
        {
            try
            {
                action();
            }
            catch (Exception e) when (broken is null)
            {
                broken = ExceptionDispatchInfo.Capture(e);
            }
        }
        broken?.Throw();
        if (worker.IsFaulted)
            ExceptionDispatchInfo.Capture(worker.Exception!.InnerException!).Throw();
        else if (worker.IsCanceled)
            throw new OperationCanceledException(stop.Token);
    }

    /// <summary>Asks the pipeline thread for something; ends when it has been done there, cancelled after the stop.</summary>
    public Task<T> Ask<T>(Func<T> onPipeline)
    {
        if (stop.IsCancellationRequested)
            return Task.FromCanceled<T>(new CancellationToken(canceled: true));
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        actions.Add(() =>
        {
            if (stop.IsCancellationRequested)
            {
                answer.TrySetCanceled();
                return;
            }
            try
            {
                answer.TrySetResult(onPipeline());
            }
            catch (FaultException e)
            {
                // Who asked decides what becomes of it; everything else is the pipeline's own.
                answer.TrySetException(e);
            }
            catch
            {
                // Select-Object -First, -ErrorAction Stop or a failing pipeline: all work is told, who asked last.
                stop.Cancel();
                answer.TrySetCanceled();
                throw;
            }
        });
        return answer.Task;
    }

    public void Dispose() => actions.Dispose();
}
