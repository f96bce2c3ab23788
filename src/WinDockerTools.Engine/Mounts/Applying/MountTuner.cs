using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Mounts.Reading;
using WinDockerTools.Engine.Mounts.Tuning;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>Puts a plan into effect, or leaves everything as it was.</summary>
sealed class MountTuner(IMountMachine machine, MountRecords records)
{
    readonly MountSwap swap = new(machine);

    /// <summary>
    /// What became of each change. Throws FaultException (MountBusy, MountNotAnswering, MountChangeFailed, MountLost,
    /// MountRecordNotWritable); but for MountLost nothing is changed then.
    /// </summary>
    public async Task<IReadOnlyList<MountOptionChange>> ApplyAsync(string point, IReadOnlyList<PlannedChange> plan, CancellationToken stop)
    {
        var now = MountState.At(machine.Tables(), point);
        if (!plan.Any(change => change.IsWanted))
            return Changes(plan);
        if (!await machine.AnswersAsync(point, stop).ConfigureAwait(false))
            throw new FaultException(FaultKind.MountNotAnswering, point, "its server did not answer a first question, and nothing was changed");
        plan = Possible(now, plan);
        if (plan.Any(IsRemade))
        {
            // Before anything is tried; and again when it is time.
            swap.CheckUsers(now);
            plan = await new OptionTrial(machine).RunAsync(now, plan, stop).ConfigureAwait(false);
        }
        var wanted = plan.Where(change => change.IsWanted).ToList();
        if (wanted.Count == 0)
            return Changes(plan);

        var before = Before(now);
        records.Write(before);
        MountState after;
        try
        {
            after = wanted.Any(IsRemade)
                ? await swap.RemakeAsync(now, now.With(wanted.Select(change => change.Wish.Option)), Fault, stop).ConfigureAwait(false)
                : swap.SetFlags(now, wanted.Select(change => change.Wish.Option), Fault, stop);
        }
        catch (Exception e) when (e is OperationCanceledException || e is FaultException { Kind: not FaultKind.MountLost })
        {
            // As before; what an earlier call changed still has its way back.
            if (before.Shown == now.Shown)
                records.Remove(point);
            else
                records.Write(before with { Changed = now.Shown });
            throw;
        }
        records.Write(before with { Changed = after.Shown });
        return [.. plan.Select(change => Told(change, after))];

        string? Fault(MountState state) => wanted.Where(change => !IsShared(change) && !IsDone(change, state))
            .Select(change => $"{change.Wish.Option} was accepted, and the kernel shows {state.Holding.Effective(change.Wish.Key)?.ToString() ?? "nothing of it"}").FirstOrDefault();
    }

    static IReadOnlyList<MountOptionChange> Changes(IEnumerable<PlannedChange> plan) => [.. plan.Select(change => change.Change)];

    static bool IsRemade(PlannedChange change) => change.IsWanted && change.Change.AppliedBy == MountChangeWay.NewMount;

    static bool IsShared(PlannedChange change) => NfsOptionRules.Named(change.Wish.Key)?.Scope == NfsScope.Transport;

    static bool IsDone(PlannedChange change, MountState state) => change.Wish.IsFulfilled(change.Before, state.Holding.Effective(change.Wish.Key));

    static MountOptionChange Told(PlannedChange change, MountState after)
    {
        if (!change.IsWanted)
            return change.Change;
        var effective = after.Holding.Effective(change.Wish.Key)?.ToString() ?? "";
        return IsDone(change, after) ? change.Change.With(applied: true, effective, reason: null)
            : change.Change.With(applied: false, effective, "was accepted without effect: connections of the same server that are not seen here are shared");
    }

    /// <summary>Without what mounts of one server share, where others are up.</summary>
    IReadOnlyList<PlannedChange> Possible(MountState now, IReadOnlyList<PlannedChange> plan)
    {
        var others = NfsMounts.Entries(machine.Tables()).Where(other => other.Device != now.Entry.Device && Address(other.Options) == Address(now.Entry.Options)).Select(other => other.Point).ToList();
        return others.Count == 0 ? plan : [.. plan.Select(change => change.IsWanted && IsShared(change)
            ? change.Without($"shares the connections of {string.Join(", ", others)}, which the same server serves: it has an effect where no other mount of it is up alone")
            : change)];
    }

    static string? Address(string options) => NfsOptionSet.Parse(options)["addr"]?.Value;

    /// <summary>The state to go back to: that before the first change, also of a call that died, where nobody else has changed the mount since.</summary>
    MountRecord Before(MountState now) => records.Find(now.Entry.Point) is { } record && (record.Changed == now.Shown || record.Changed.Length == 0)
        ? record with { Changed = "" }
        : new MountRecord { Point = now.Entry.Point, Type = now.Call.Type, Source = now.Call.Source, Options = now.Call.Options, Shown = now.Shown };
}
