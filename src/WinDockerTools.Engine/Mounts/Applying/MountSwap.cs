using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>Changes how a file system is mounted: afterwards it is as was wanted, or as before.</summary>
sealed class MountSwap(IMountMachine machine)
{
    const string Other = "the server gives another file system under that name now";

    // A server that was just started may need a moment.
    const int Tries = 3;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Changes flags in place. <paramref name="fault"/> tells what is wrong with what came of it.</summary>
    public MountState SetFlags(MountState before, IEnumerable<MountOption> flags, Func<MountState, string?> fault, CancellationToken stop)
    {
        var point = before.Entry.Point;
        var wanted = new NfsOptionSet(MountOption.Parse(before.Entry.Flags)).With([.. flags]).ToString();
        stop.ThrowIfCancellationRequested();
        machine.SetFlags(point, wanted);
        var after = MountState.At(machine.Tables(), point);
        if (fault(after) is not { } why)
            return after;
        machine.SetFlags(point, before.Entry.Flags);
        throw new FaultException(FaultKind.MountChangeFailed, point, why);
    }

    /// <summary>
    /// Unmounts, and mounts with other options. Throws FaultException: MountBusy where nothing was done,
    /// MountChangeFailed where it is mounted as before, MountLost where that failed too.
    /// </summary>
    public async Task<MountState> RemakeAsync(MountState before, MountCall next, Func<MountState, string?> fault, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        CheckUsers(before);
        try
        {
            await machine.UnmountAsync(before.Entry.Point, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FaultException e) when (e.Kind == FaultKind.MountFailed)
        {
            throw new FaultException(FaultKind.MountBusy, before.Entry.Point, e.Detail, e);
        }
        try
        {
            stop.ThrowIfCancellationRequested();
            await machine.MountAsync(next, CancellationToken.None).ConfigureAwait(false);
            var after = MountState.At(machine.Tables(), before.Entry.Point);
            if ((before.IsOther(after) ? Other : fault(after)) is { } why)
                throw new FaultException(FaultKind.MountChangeFailed, before.Entry.Point, why);
            return after;
        }
        catch (Exception e) when (e is FaultException or OperationCanceledException)
        {
            await BackAsync(before, (e as FaultException)?.Detail ?? "it was stopped").ConfigureAwait(false);
            if (e is OperationCanceledException)
                throw;
            throw new FaultException(FaultKind.MountChangeFailed, before.Entry.Point, ((FaultException)e).Detail, e);
        }
    }

    /// <summary>Mounts what is not mounted now as it was. Throws FaultException (MountLost).</summary>
    public async Task BackAsync(MountState before, string why)
    {
        var point = before.Entry.Point;
        var problem = "";
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // The kernel's own words where the wish of then leads elsewhere today.
            foreach (var call in new[] { before.Call, before.Literal })
            {
                try
                {
                    if (MountState.Find(machine.Tables(), point) is not null)
                        await machine.UnmountAsync(point, CancellationToken.None).ConfigureAwait(false);
                    await machine.MountAsync(call, CancellationToken.None).ConfigureAwait(false);
                    var now = MountState.At(machine.Tables(), point);
                    if (!before.IsOther(now) && now.Shown == before.Shown)
                        return;
                    problem = before.IsOther(now) ? Other : "mounted again, it shows other options";
                    // Nobody must take other files for those that were there.
                    if (before.IsOther(now))
                        await machine.UnmountAsync(point, CancellationToken.None).ConfigureAwait(false);
                }
                catch (FaultException e)
                {
                    problem = e.Detail;
                }
            }
            if (attempt < Tries)
                await Task.Delay(Pause).ConfigureAwait(false);
        }
        throw new FaultException(FaultKind.MountLost, point, $"{why}; then {problem}. To mount it as before: {before.Call}");
    }

    /// <summary>Throws FaultException (MountBusy) with those who use the mount.</summary>
    public void CheckUsers(MountState mount)
    {
        const int Most = 5;
        if (machine.Users(mount.Entry) is not { Count: > 0 } users)
            return;
        var more = users.Count > Most ? $" and {users.Count - Most} more" : "";
        throw new FaultException(FaultKind.MountBusy, mount.Entry.Point, string.Join("; ", users.Take(Most)) + more);
    }
}
