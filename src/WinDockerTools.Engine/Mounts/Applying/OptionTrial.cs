using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Tuning;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>Tries options on a second mount of the same export, in a folder that nobody else may enter.</summary>
sealed class OptionTrial(IMountMachine machine)
{
    /// <summary>
    /// The plan without what the kernel refuses, or accepts without effect. Throws FaultException (MountChangeFailed)
    /// where a second mount cannot even be made as the first is.
    /// </summary>
    public async Task<IReadOnlyList<PlannedChange>> RunAsync(MountState now, IReadOnlyList<PlannedChange> plan, CancellationToken stop)
    {
        if (!plan.Any(IsTried))
            return plan;
        var folder = machine.MakeFolder();
        try
        {
            if (await ShowAsync(folder, now, plan.Where(IsTried), stop).ConfigureAwait(false) is { Refusal: null } all)
                return Judge(plan, all.Shown!);
            // One by one: only what is refused is left out.
            if (await ShowAsync(folder, now, [], stop).ConfigureAwait(false) is { Refusal: { } always })
                throw new FaultException(FaultKind.MountChangeFailed, now.Entry.Point, $"a second mount of the same export fails: {always}");
            var left = new List<PlannedChange>();
            foreach (var change in plan)
            {
                var refusal = IsTried(change) ? (await ShowAsync(folder, now, [change], stop).ConfigureAwait(false)).Refusal : null;
                left.Add(refusal is null ? change : change.Without($"this kernel refuses it: {refusal}"));
            }
            return await ShowAsync(folder, now, left.Where(IsTried), stop).ConfigureAwait(false) is { Refusal: null } rest
                ? Judge(left, rest.Shown!)
                : [.. left.Select(change => IsTried(change) ? change.Without("this kernel refuses it together with the others") : change)];
        }
        finally
        {
            machine.RemoveFolder(folder);
        }
    }

    // What mounts share is only judged when no other is up.
    static bool IsTried(PlannedChange change) =>
        change.IsWanted && change.Change.AppliedBy == MountChangeWay.NewMount && NfsOptionRules.Named(change.Wish.Key)?.Scope == NfsScope.FileSystem;

    static IReadOnlyList<PlannedChange> Judge(IReadOnlyList<PlannedChange> plan, NfsOptionSet shown) => [.. plan.Select(change =>
        !IsTried(change) || change.Wish.IsFulfilled(change.Before, shown.Effective(change.Wish.Key)) ? change
        : change.Without($"has no effect here: a trial shows {shown.Effective(change.Wish.Key)?.ToString() ?? "nothing of it"}"))];

    async Task<(NfsOptionSet? Shown, string? Refusal)> ShowAsync(string folder, MountState now, IEnumerable<PlannedChange> changes, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            await machine.MountAsync(now.With(changes.Select(change => change.Wish.Option)) with { Point = folder }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FaultException e) when (e.Kind == FaultKind.MountFailed)
        {
            return (null, e.Detail);
        }
        try
        {
            return (MountState.At(machine.Tables(), folder).Holding, null);
        }
        finally
        {
            await machine.UnmountAsync(folder, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
