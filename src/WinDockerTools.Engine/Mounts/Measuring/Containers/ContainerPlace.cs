using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Measuring.Folders;
using WinDockerTools.Engine.Mounts.Measuring.Samples;

namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>
/// A folder in a container, measured by this process where it comes there, else by a shell in the container.
/// </summary>
/// <param name="container">Not started yet.</param>
/// <param name="method">The same for all containers of the call.</param>
/// <param name="settings">What to measure.</param>
/// <param name="run">Whose call it is.</param>
/// <param name="limit">How long all of it may take.</param>
sealed class ContainerPlace(MountContainer container, ContainerMethod method, MeasureSettings settings, RunId run, TimeSpan limit) : IMountPlace
{
    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    readonly Stopwatch used = new();

    IMountPlace? inner;

    public string Name => container.Wish.Name;

    public PlaceFacts Facts => inner?.Facts ?? container.Facts;

    public IReadOnlyList<string> Omissions => inner?.Omissions ?? [];

    public bool IsLeft { get; private set; }

    /// <summary>Where the kernel lists processes.</summary>
    public string Processes { get; init; } = ContainerEntrance.Processes;

    public Task PrepareAsync(CancellationToken stop) => LimitedAsync(async time =>
    {
        await container.StartAsync(time).ConfigureAwait(false);
        if ((method.WhyShell ?? await EnterAsync(time).ConfigureAwait(false)) is not { } why)
            return true;
        await UseShellAsync(why, time).ConfigureAwait(false);
        // Not before it has come to something: a place that cannot be measured at all says nothing of the others.
        method.WhyShell = why;
        return true;
    }, stop);

    public Task<IReadOnlyList<Batch>> RunAsync(CancellationToken stop) => LimitedAsync(async time =>
    {
        if (method.WhyShell is { } why && inner is not ShellPlace)
            await UseShellAsync(why, time).ConfigureAwait(false);
        return await inner!.RunAsync(time).ConfigureAwait(false);
    }, stop);

    public async ValueTask DisposeAsync()
    {
        using var time = new CancellationTokenSource(RemovalLimit);
        await LeaveAsync().ConfigureAwait(false);
        await container.RemoveAsync(time.Token).ConfigureAwait(false);
    }

    /// <summary>Gives why this process cannot measure it; null where it can.</summary>
    async Task<string?> EnterAsync(CancellationToken stop)
    {
        try
        {
            var entrance = await ContainerEntrance.OpenAsync(container, Processes, stop).ConfigureAwait(false);
            inner = new FolderPlace(Name, entrance.Find, settings, run, limit - used.Elapsed) { IsEntered = true };
            await inner.PrepareAsync(stop).ConfigureAwait(false);
            return null;
        }
        // An engine that cannot halt a container, and a server that trusts the root of no other machine, are among them.
        catch (FaultException e) when (e.Kind is FaultKind.MountNotPossible or FaultKind.MountNotWritable or FaultKind.MountMeasureFailed or FaultKind.EngineRefused or FaultKind.EngineFailed)
        {
            return e.Detail;
        }
    }

    async Task UseShellAsync(string why, CancellationToken stop)
    {
        await LeaveAsync().ConfigureAwait(false);
        await container.ResumeAsync(stop).ConfigureAwait(false);
        inner = new ShellPlace(container, settings, run, why);
        await inner.PrepareAsync(stop).ConfigureAwait(false);
    }

    async Task LeaveAsync()
    {
        if (inner is null)
            return;
        await inner.DisposeAsync().ConfigureAwait(false);
        // Everything else goes with the container or the volume.
        IsLeft = inner.IsLeft && container.Wish.Kind == MountKind.Nfs;
    }

    async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        used.Start();
        try
        {
            time.CancelAfter(limit > used.Elapsed ? limit - used.Elapsed : TimeSpan.Zero);
            return await work(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FaultException(FaultKind.MountMeasureTimeout, Name, $"its time was over after {used.Elapsed.TotalSeconds:0} s");
        }
        finally
        {
            used.Stop();
        }
    }
}
