using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Shell;

/// <summary>A cmdlet whose work is asynchronous and stops on Ctrl+C. Subclasses write one method or two.</summary>
public abstract class ContainerCommand : PSCmdlet, IDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    readonly CancellationTokenSource stop = new();
    readonly Pump pump;
    readonly ThrottledProgress progress;

    protected ContainerCommand()
    {
        pump = new Pump(stop);
        // Nobody waits for it: after the stop there is nothing more to show.
        progress = new ThrottledProgress(GetType().Name.Replace("Command", ""), TimeProvider.System, record => _ = OnPipelineAsync(() => WriteProgress(record)));
    }

    /// <summary>Called for each pipeline record, off the pipeline thread.</summary>
    protected abstract Task ProcessAsync(CancellationToken stop);

    /// <summary>Called once, when all input has come.</summary>
    protected virtual Task EndAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Called last, when everything has been told to stop: ends with the last work that was begun. Never fails.</summary>
    protected virtual Task SettleAsync() => Task.CompletedTask;

    protected sealed override void ProcessRecord() => Run(ProcessAsync);
    protected sealed override void EndProcessing() => Run(EndAndCompleteAsync);
    protected override void StopProcessing() => stop.Cancel();

    protected Task WriteAsync(object value) => OnPipelineAsync(() => WriteObject(value));
    protected Task WriteErrorAsync(ErrorRecord error) => OnPipelineAsync(() => WriteError(error));
    protected Task VerboseAsync(string text) => OnPipelineAsync(() => WriteVerbose(text));
    protected Task WarningAsync(string text) => OnPipelineAsync(() => WriteWarning(text));

    /// <summary>Waits for work, and shows who waits longer than a second what for and how far the call is.</summary>
    protected Task<T> WaitAsync<T>(Task<T> work, string status, int done = 0, int? total = null) =>
        WaitAsync(work, () => progress.Report(done, total, status));

    /// <summary>The same for work that tells itself how far it is.</summary>
    protected Task<T> WaitAsync<T>(Task<T> work, Func<WorkStatus> status) => WaitAsync(work, () => progress.Report(status()));

    static async Task<T> WaitAsync<T>(Task<T> work, Action report)
    {
        while (!work.IsCompleted && await Task.WhenAny(work, Task.Delay(Glance, CancellationToken.None)).ConfigureAwait(false) != work)
            report();
        return await work.ConfigureAwait(false);
    }

    /// <summary>A path as the file system has it; null where there is no such drive. On the pipeline thread alone.</summary>
    protected string? Resolve(string path)
    {
        try
        {
            return GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
        {
            return null;
        }
    }

    /// <summary>The same from elsewhere.</summary>
    protected Task<string?> FullPathAsync(string path) => OnPipelineAsync(() => Resolve(path));

    /// <summary>A step on the pipeline thread, where alone cmdlets may write.</summary>
    protected Task OnPipelineAsync(Action action) => OnPipelineAsync(() =>
    {
        action();
        return true;
    });

    /// <summary>The same for a step that finds something out.</summary>
    protected Task<T> OnPipelineAsync<T>(Func<T> question) => pump.Ask(question);

    /// <summary>What whoever stopped the call must know: the pipeline takes nothing more by then.</summary>
    protected virtual string? LastWords => null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        stop.Cancel();
        pump.Run(_ => SettleAsync());
        pump.Dispose();
        stop.Dispose();
    }

    async Task EndAndCompleteAsync(CancellationToken stop)
    {
        await EndAsync(stop).ConfigureAwait(false);
        progress.Complete();
    }

    void Run(Func<CancellationToken, Task> work)
    {
        try
        {
            pump.Run(work);
        }
        catch (FaultException e)
        {
            ThrowTerminatingError(Errors.From(e));
        }
        catch (OperationCanceledException) when (Stopping)
        {
            if (LastWords is { } words)
                Host.UI?.WriteWarningLine(words);
            throw new PipelineStoppedException();
        }
    }
}
