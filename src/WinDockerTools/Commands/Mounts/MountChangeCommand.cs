using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Applying;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Mounts;

/// <summary>What the cmdlets that change mounts have in common.</summary>
public abstract class MountChangeCommand : ChangeCommand
{
    readonly HashSet<string> done = [];
    bool isSwept;
    string? changed;

    private protected LinuxMountMachine Machine { get; } = new();

    private protected static MountRecords Records => MountRecords.OfMachine;

    /// <summary>Whether this call has not been at a mount point yet.</summary>
    private protected bool IsNew(string point) => done.Add(point);

    /// <summary>Tells what the user must know who stops the call after a change, whose object nobody sees any more.</summary>
    protected override string? LastWords => changed is null ? null : $"{changed} was changed; Restore-NfsMount puts it back.";

    private protected void Remember(string? point) => changed = point;

    /// <summary>Throws FaultException (MountAccessDenied, PlatformNotSupported).</summary>
    private protected static void RequireRoot(string point)
    {
        if (Accounts.IsRoot() is not { } isRoot)
            throw new FaultException(FaultKind.PlatformNotSupported, "NFS mounts", "this system has no mount table");
        if (!isRoot)
            throw new FaultException(FaultKind.MountAccessDenied, point, "only root may mount and unmount");
    }

    /// <summary>Before the first change of a call, and never for a plan.</summary>
    private protected async Task TidyAsync(CancellationToken stop)
    {
        if (isSwept)
            return;
        isSwept = true;
        await WaitAsync(SweepAsync(), "Looking for what a call before left behind").ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    static async Task<bool> SweepAsync()
    {
        await LinuxMountMachine.RemoveLeftoversAsync().ConfigureAwait(false);
        return true;
    }
}
