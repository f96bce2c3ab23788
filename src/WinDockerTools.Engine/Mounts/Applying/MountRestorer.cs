using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>Puts back what was changed, also by a call that died half-way.</summary>
sealed class MountRestorer(IMountMachine machine, MountRecords records)
{
    const string Why = "It was so before.";

    readonly MountSwap swap = new(machine);

    /// <summary>What differs between a mount and its record; empty where it is as it was. Throws FaultException (MountRecordNotFound, MountRecordInvalid).</summary>
    public IReadOnlyList<MountOptionChange> Plan(string point)
    {
        var record = Record(point);
        var (was, now) = (NfsOptionSet.Parse(record.Shown), MountState.Find(machine.Tables(), point));
        var keys = was.Options.Concat(now is null ? [] : NfsOptionSet.Parse(now.Shown).Options).Select(NfsOptionSet.Key).Distinct();
        return [.. from key in keys
                   let then = was.Effective(key)
                   let current = now?.Holding.Effective(key)
                   where then is not null && then != current
                   select new MountOptionChange
                   {
                       Target = point,
                       Option = key,
                       Current = current?.ToString() ?? "",
                       Proposed = then.ToString(),
                       Why = Why,
                       AppliedBy = IsFlag(key) && now is not null ? MountChangeWay.Remount : MountChangeWay.NewMount,
                   }];
    }

    /// <summary>Whether it is unmounted half-way through a change, as after a crash.</summary>
    public bool IsLost(string point) => Record(point).Changed.Length == 0 && MountState.Find(machine.Tables(), point) is null;

    /// <summary>
    /// Puts back. Throws FaultException (MountBusy, MountNotAnswering, MountChangeFailed, MountLost); the record stays
    /// until the mount is as it was.
    /// </summary>
    public async Task<IReadOnlyList<MountOptionChange>> RestoreAsync(string point, CancellationToken stop)
    {
        var (record, plan) = (Record(point), Plan(point));
        var call = new MountCall(record.Type, record.Source, point, record.Options);
        var now = MountState.Find(machine.Tables(), point);
        if (now is { } other && other.Call.Source != record.Source)
            throw new FaultException(FaultKind.MountChangeFailed, point, $"{other.Call.Source} is mounted there now, and not {record.Source}");
        MountState? after = now;
        if (now is null)
        {
            stop.ThrowIfCancellationRequested();
            after = await MountAgainAsync(call, Fault).ConfigureAwait(false);
        }
        else if (plan.Count > 0)
        {
            if (!await machine.AnswersAsync(point, stop).ConfigureAwait(false))
                throw new FaultException(FaultKind.MountNotAnswering, point, "its server did not answer a first question, and nothing was changed");
            after = plan.All(change => change.AppliedBy == MountChangeWay.Remount)
                ? swap.SetFlags(now, MountOption.Parse(record.Shown).Where(option => IsFlag(NfsOptionSet.Key(option))), Fault, stop)
                : await swap.RemakeAsync(now, call, Fault, stop).ConfigureAwait(false);
        }
        records.Remove(point);
        return [.. plan.Select(change => change.With(applied: true, after!.Holding.Effective(change.Option)?.ToString() ?? "", reason: null))];

        string? Fault(MountState state) => state.Shown == record.Shown ? null : $"mounted again, it shows {state.Shown} and not {record.Shown}";
    }

    async Task<MountState> MountAgainAsync(MountCall call, Func<MountState, string?> fault)
    {
        try
        {
            await machine.MountAsync(call, CancellationToken.None).ConfigureAwait(false);
            var after = MountState.At(machine.Tables(), call.Point);
            return fault(after) is { } why ? throw new FaultException(FaultKind.MountChangeFailed, call.Point, why) : after;
        }
        catch (FaultException e)
        {
            throw new FaultException(FaultKind.MountLost, call.Point, $"{e.Detail}. To mount it as before: {call}", e);
        }
    }

    static bool IsFlag(string key) => NfsOptionRules.Named(key)?.Scope == NfsScope.Point;

    MountRecord Record(string point) => records.Find(point)
        ?? throw new FaultException(FaultKind.MountRecordNotFound, point, "there is no record of it");
}
